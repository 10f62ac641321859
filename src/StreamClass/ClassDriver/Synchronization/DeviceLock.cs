using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>The synchronization lock of a device: what is due, in the order in which it goes to the minidriver.</summary>
/// <remarks>The interrupt first, then callbacks, timers, cancels and timeouts, then the requests of ready queues. Design section 4.</remarks>
internal sealed class DeviceLock : CombiningLock, INamedSubject
{
    private readonly ClassDevice _device;
    private LockWorkList _urgent;
    private FinishedRequests _finished;

    public DeviceLock(ClassDevice device, Irql irql)
        : base(device.Drive, irql)
    {
        _device = device;
        Deliverable = new DeliverableQueues(this);
    }

    public string Name => $"{_device.Name} lock";

    /// <summary>The queues that can deliver.</summary>
    public DeliverableQueues Deliverable { get; }

    /// <summary>The device's connection to its interrupt line, or null.</summary>
    public InterruptConnection? Interrupt { get; set; }

    public override string? Routine => _device.PassedRoutine;

    protected override bool HasEnded => _device.HasEnded;

    protected override object Owner => _device.Registration.MiniDriver;

    /// <summary>Whether whoever has the lock finds nothing to do before a request of his own.</summary>
    private bool IsSettled_NeedsLock => !HasInbox && _urgent.IsEmpty && Deliverable.IsEmpty && !HasArrivals;

    protected override bool HasArrivals => Interrupt is { IsPending: true };

    protected override bool IsWorkDue_NeedsLock =>
        !_finished.IsEmpty || !_urgent.IsEmpty || !Deliverable.IsEmpty || HasArrivals;

    /// <summary>Waits for the lock as long as its holder may still come back.</summary>
    /// <returns>False when the class driver has given the holder up; the lock is not held then.</returns>
    /// <exception cref="BugCheckException">The caller holds the lock of another device: two that wait for each other never end.</exception>
    public bool EnterUnlessAbandoned(Processor processor, out Irql previous)
    {
        RequireNoOther(processor);
        for (var turn = 0; !TryEnter(processor, out previous); turn++)
        {
            if (_device.IsAbandoned)
            {
                return false;
            }

            Drive.Spin(turn);
        }

        return true;
    }

    /// <summary>Makes sure that the caller may wait for this lock, if it has to.</summary>
    /// <exception cref="BugCheckException">It holds the lock of another device.</exception>
    public void RequireNoOther(Processor processor)
    {
        if (!ReferenceEquals(processor.HeldLock, this) && processor.HeldLock is DeviceLock held)
        {
            throw WaitsUnder(held);
        }
    }

    /// <summary>Has a piece of work done after what the holder is doing now.</summary>
    public void AddUrgent_NeedsLock(LockWork work)
    {
        AssertHeld();
        NoteWork_NeedsLock();
        _urgent.Add(work);
    }

    /// <summary>Has a request's client told once the lock is released.</summary>
    public void AddFinished_NeedsLock(StreamRequest request)
    {
        AssertHeld();
        if (request.IsPassing)
        {
            // Whoever sent it takes it back when the minidriver returns.
            request.IsPassing = false;
            return;
        }

        NoteWork_NeedsLock();
        _finished.Add(request);
    }

    /// <summary>Takes in what was posted: requests into their queues, the rest to what is urgent.</summary>
    public void SortInbox_NeedsLock()
    {
        AssertHeld();
        for (var work = TakeInbox_NeedsLock(); work is not null;)
        {
            var next = work.Next;
            if (work.IsUrgent)
            {
                _urgent.Add(work);
            }
            else
            {
                work.Run();
            }

            work = next;
        }
    }

    /// <summary>Does what goes before a request of the holder's own, which clients that contend have left there.</summary>
    /// <returns>False when that is more than one holder does for others.</returns>
    public bool TrySettle_NeedsLock()
    {
        for (var left = DrainLimit; left > 0; left--)
        {
            if (IsSettled_NeedsLock)
            {
                return true;
            }

            RunNext_NeedsLock();
        }

        return false;
    }

    /// <summary>Does what goes before the requests of the queues until a request in passing has come back, as far as that leads.</summary>
    public void RunUntilBack_NeedsLock(StreamRequest passing)
    {
        AssertHeld();
        for (var left = DrainLimit; left > 0 && passing.IsAway_NeedsLock && RunUrgent_NeedsLock(); left--)
        {
        }
    }

    private BugCheckException WaitsUnder(DeviceLock held) => Drive.BugCheck(
        BugCheckCode.DriverVerifierDetectedViolation, $"A callback under the {held.Name} waits for the {Name}; leave it by CallAtNewPriority.");

    protected override bool RunNext_NeedsLock()
    {
        if (RunUrgent_NeedsLock())
        {
            return true;
        }

        if (Deliverable.Take() is { } queue)
        {
            if (queue.TakeHead() is { } request && !_device.Dispatcher.Deliver(request))
            {
                queue.MarkReady();
            }

            return true;
        }

        return false;
    }

    /// <summary>Runs one piece of what goes before the requests of the queues. False when there is none.</summary>
    private bool RunUrgent_NeedsLock()
    {
        SortInbox_NeedsLock();
        if (Drive.IsSimulated)
        {
            // An interrupt that came while the lock was held goes first.
            Drive.Preempt(PreemptionPoint.LockRelease, this);
        }

        if (Interrupt is { IsPending: true } interrupt)
        {
            interrupt.Run_NeedsLock();
            return true;
        }

        if (_urgent.Take() is { } work)
        {
            work.Run();
            return true;
        }

        return false;
    }

    protected override FinishedRequests TakeFinished_NeedsLock()
    {
        var finished = _finished;
        _finished = default;
        return finished;
    }

    protected override void OnReleased() => Interrupt?.OnLockReleased();

    public override string ToString() => Name;
}
