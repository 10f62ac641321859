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
internal abstract partial class CombiningLock : IReservedLock
{
    /// <summary>How much work of others one holder does before it hands the device on.</summary>
    protected const int DrainLimit = 64;

    private readonly Dpc _handOver;

    /// <summary>Free, whoever holds the lock, or whom it is reserved for: <see cref="LockWord"/>.</summary>
    private long _owner;
    private object? _outerLock;
    private object? _outerOwner;
    private LockWork? _inbox;

    protected CombiningLock(KernelDrive drive, Irql irql)
    {
        Drive = drive;
        Irql = irql;
        _staysNeeded = drive.StaysBeforeReserving;
        _handOver = new Dpc(drive, static state => ((CombiningLock)state!).Drain(), this);
    }

    /// <summary>The level that holding the lock raises to.</summary>
    public Irql Irql { get; }

    public bool IsHeld
    {
        get
        {
            var owner = Volatile.Read(ref _owner);
            return owner != LockWord.Free && (!LockWord.IsSetAside(owner) || IsInside(Volatile.Read(ref _reservedFor)));
        }
    }

    protected KernelDrive Drive { get; }

    /// <summary>Whose code runs under the lock, for <see cref="ISharingObserver"/>.</summary>
    protected abstract object Owner { get; }

    /// <summary>Whether something arrived that nobody has taken in yet, besides the inbox.</summary>
    protected abstract bool HasArrivals { get; }

    public bool IsHeldBy(Processor processor)
    {
        var owner = Volatile.Read(ref _owner);
        return owner == processor.Id || (LockWord.IsSetAside(owner) && LockWord.Owner(owner) == processor.Id && IsInside(processor));
    }

    public bool TryEnter(Processor processor, out Irql previous)
    {
        previous = processor.Irql;
        if (Drive.IsSimulated)
        {
            Drive.Sharing?.Touch(this, isWrite: true);
        }

        if ((Volatile.Read(ref _owner) != LockWord.Free || Interlocked.CompareExchange(ref _owner, processor.Id, LockWord.Free) != LockWord.Free)
            && !TryTakeSetAside(processor))
        {
            return false;
        }

        if (!ReferenceEquals(processor.Drive, Drive))
        {
            processor.Drive = Drive;
        }

        // Mostly null, as the last time: a reference that is written costs a barrier.
        if (!ReferenceEquals(_outerLock, processor.EnteredLock))
        {
            _outerLock = processor.EnteredLock;
        }

        processor.EnteredLock = this;
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
        if (IsInside(processor))
        {
            Hold_NeedsLock(processor);
        }

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
            processor.EnteredLock = _outerLock;
            Volatile.Write(ref _owner, LockWord.Free);
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
            OnLeft(outerOwner);
        }
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

    private void OnLeft(object? outerOwner)
    {
        Drive.Preempt(PreemptionPoint.LockRelease, this);
        Drive.Sharing?.Leave(outerOwner);
    }

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
