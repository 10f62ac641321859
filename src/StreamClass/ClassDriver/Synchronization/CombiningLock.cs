using System.Diagnostics;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>A lock whose holder does the work that others leave at it.</summary>
/// <remarks>
/// Who gets the lock with one compare-exchange works at once; who does not leaves its work in the inbox and goes. Leaving the
/// lock is the one place where work is drained, so nobody waits and nothing is lost: whoever posts looks at the lock again
/// after posting, whoever leaves looks at the inbox again after leaving. Design section 4.
/// </remarks>
[DebuggerDisplay("owner={_owner} irql={Irql}")]
internal abstract class CombiningLock
{
    /// <summary>How much work of others one holder does before it hands the device on.</summary>
    protected const int DrainLimit = 64;

    private readonly Dpc _handOver;
    private int _owner;
    private object? _outerLock;
    private object? _outerOwner;
    private LockWork? _inbox;

    protected CombiningLock(KernelDrive drive, Irql irql)
    {
        Drive = drive;
        Irql = irql;
        _handOver = new Dpc(drive, static state => ((CombiningLock)state!).Drain(), this);
    }

    /// <summary>The level that holding the lock raises to.</summary>
    public Irql Irql { get; }

    public bool IsHeld => Volatile.Read(ref _owner) != 0;

    protected KernelDrive Drive { get; }

    /// <summary>Whose code runs under the lock, for <see cref="ISharingObserver"/>.</summary>
    protected abstract object Owner { get; }

    /// <summary>Whether something arrived that nobody has taken in yet, besides the inbox.</summary>
    protected abstract bool HasArrivals { get; }

    public bool IsHeldBy(Processor processor) => Volatile.Read(ref _owner) == processor.Id;

    public bool TryEnter(Processor processor, out Irql previous)
    {
        previous = processor.Irql;
        if (Drive.IsSimulated)
        {
            Drive.Sharing?.Touch(this, isWrite: true);
        }

        if (Volatile.Read(ref _owner) != 0 || Interlocked.CompareExchange(ref _owner, processor.Id, 0) != 0)
        {
            return false;
        }

        if (!ReferenceEquals(processor.Drive, Drive))
        {
            processor.Drive = Drive;
        }

        // Mostly null, as the last time: a reference that is written costs a barrier.
        if (!ReferenceEquals(_outerLock, processor.HeldLock))
        {
            _outerLock = processor.HeldLock;
        }

        processor.HeldLock = this;
        if (previous < Irql)
        {
            processor.Irql = Irql;
        }

        if (Drive.IsSimulated)
        {
            _outerOwner = Drive.Sharing?.Enter(Owner);
        }

        return true;
    }

    /// <summary>Whether something was posted that nobody has taken in yet.</summary>
    protected bool HasInbox => _inbox is not null;

    /// <summary>Leaves work for the holder; without one the caller does it.</summary>
    public void Post(LockWork work)
    {
        Drive.Sharing?.Touch(this, isWrite: true);
        var inbox = Volatile.Read(ref _inbox);
        for (; ; )
        {
            work.Next = inbox;
            var seen = Interlocked.CompareExchange(ref _inbox, work, inbox);
            if (ReferenceEquals(seen, inbox))
            {
                break;
            }

            inbox = seen;
        }

        Drain();
    }

    /// <summary>Does what has arrived, unless somebody holds the lock, who will.</summary>
    public void Drain()
    {
        var processor = Processor.Current;
        if (TryEnter(processor, out var previous))
        {
            Leave(processor, previous);
        }
    }

    /// <summary>Drains what has arrived, releases the lock, and delivers what was recorded under it.</summary>
    public void Leave(Processor processor, Irql previous)
    {
        var left = DrainLimit;
        var outerOwner = _outerOwner;
        var finished = default(FinishedRequests);
        do
        {
            var more = true;
            while (left > 0 && (more = RunNext_NeedsLock()))
            {
                left--;
            }

            finished.Add(TakeFinished_NeedsLock());
            processor.HeldLock = _outerLock;
            Volatile.Write(ref _owner, 0);
            processor.Irql = previous;
            if (more)
            {
                _handOver.HandOver();
                break;
            }

            // Full fence: work that was posted while the lock looked held must be seen now.
            Interlocked.MemoryBarrier();
        }
        while ((_inbox is not null || HasArrivals) && TryEnter(processor, out _));

        processor.Lower(previous);
        OnReleased();
        while (finished.Take() is { } request)
        {
            request.Finish();
        }

        if (Drive.IsSimulated)
        {
            Drive.Preempt(PreemptionPoint.LockRelease, this);
            Drive.Sharing?.Leave(outerOwner);
        }
    }

    /// <summary>Releases the lock when nothing is due under it or after it, and leaves it as ever otherwise.</summary>
    public void LeaveIdle(Processor processor, Irql previous)
    {
        if (Drive.IsSimulated || _inbox is not null || IsWorkDue_NeedsLock)
        {
            Leave(processor, previous);
            return;
        }

        if (_outerLock is null)
        {
            processor.HeldLock = null;
        }
        else
        {
            processor.HeldLock = _outerLock;
        }

        // A full fence, as in Leave: work that was posted while the lock looked held is seen below.
        Interlocked.Exchange(ref _owner, 0);
        if (_inbox is not null || HasArrivals)
        {
            processor.Irql = previous;
            Drain();
        }

        processor.Lower(previous);
        OnReleased();
    }

    /// <summary>Whether there is something to do before the lock is released, or right after it, besides the inbox.</summary>
    protected abstract bool IsWorkDue_NeedsLock { get; }

    /// <summary>Runs one piece of what is due.</summary>
    /// <returns>False when nothing is.</returns>
    protected abstract bool RunNext_NeedsLock();

    /// <summary>What is to be delivered once the lock is released.</summary>
    protected abstract FinishedRequests TakeFinished_NeedsLock();

    /// <summary>Called before what was recorded is delivered; the lock is free.</summary>
    protected abstract void OnReleased();

    /// <summary>Takes the inbox, oldest first.</summary>
    protected LockWork? TakeInbox_NeedsLock()
    {
        if (_inbox is null)
        {
            return null;
        }

        LockWork? oldest = null;
        for (var work = Interlocked.Exchange(ref _inbox, null); work is not null;)
        {
            var next = work.Next;
            work.Next = oldest;
            oldest = work;
            work = next;
        }

        return oldest;
    }

    [Conditional("DEBUG")]
    protected void AssertHeld() => Debug.Assert(IsHeldBy(Processor.Current), "The lock of the device is not held.");
}
