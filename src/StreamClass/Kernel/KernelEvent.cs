namespace StreamClass.Kernel;

/// <summary>Which waiters an event releases.</summary>
/// <remarks>Native name: EVENT_TYPE.</remarks>
[NativeName("EVENT_TYPE")]
public enum KernelEventType
{
    /// <summary>All of them, until the event is reset.</summary>
    [NativeName("NotificationEvent")]
    Notification,

    /// <summary>One, which resets the event.</summary>
    [NativeName("SynchronizationEvent")]
    Synchronization,
}

/// <summary>Something that has happened or not, for which threads can wait.</summary>
/// <remarks>Native name: KEVENT. Reference 16.</remarks>
[NativeName("KEVENT")]
public sealed class KernelEvent
{
    private readonly KernelDrive _drive;
    private readonly KernelEventType _type;
    private readonly Queue<KernelGate> _waiters = new();
    private BusyWord _busy;
    private bool _signalled;

    internal KernelEvent(KernelDrive drive, KernelEventType type, bool signalled)
    {
        _drive = drive;
        _type = type;
        _signalled = signalled;
    }

    /// <summary>Whether a wait would be satisfied at once.</summary>
    /// <remarks>Native name: KeReadStateEvent. IRQL &lt;= DISPATCH_LEVEL.</remarks>
    [NativeName("KeReadStateEvent")]
    public bool IsSignalled => Volatile.Read(ref _signalled);

    /// <summary>Signals the event.</summary>
    /// <remarks>Native name: KeSetEvent. IRQL &lt;= DISPATCH_LEVEL. Reference 16.</remarks>
    [NativeName("KeSetEvent")]
    public void Set()
    {
        Processor.Current.RequireAtMost(_drive, Irql.Dispatch, "KeSetEvent");
        if (_drive.IsSimulated)
        {
            _drive.Preempt(PreemptionPoint.ServiceCall, this);
        }

        _busy.Enter(_drive);
        if (_type == KernelEventType.Notification)
        {
            _signalled = true;
            while (_waiters.TryDequeue(out var waiter))
            {
                _drive.Wake(waiter);
            }
        }
        else
        {
            _signalled = !WakeOne();
        }

        _busy.Leave();
    }

    /// <summary>Takes the signal back.</summary>
    /// <remarks>Native name: KeClearEvent. IRQL &lt;= DISPATCH_LEVEL. Reference 16.</remarks>
    [NativeName("KeClearEvent")]
    public void Clear() => Volatile.Write(ref _signalled, false);

    /// <summary>Waits until the event is signalled.</summary>
    /// <remarks>
    /// Native name: KeWaitForSingleObject. IRQL &lt; DISPATCH_LEVEL, or &lt;= DISPATCH_LEVEL with a time-out of zero. Reference 16.
    /// </remarks>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> means for ever.</param>
    /// <returns>False when the time ran out first.</returns>
    /// <exception cref="BugCheckException">The level forbids waiting.</exception>
    [NativeName("KeWaitForSingleObject")]
    public bool Wait(TimeSpan timeout)
    {
        var processor = Processor.Current;
        if (timeout != TimeSpan.Zero && processor.Irql >= Irql.Dispatch)
        {
            throw _drive.BugCheck(BugCheckCode.AttemptedSwitchFromDpc, $"A wait for an event at {processor.Irql}.", (ulong)processor.Irql);
        }

        var now = timeout > TimeSpan.Zero ? _drive.Now : 0;
        var deadline = timeout == Timeout.InfiniteTimeSpan || timeout.Ticks > long.MaxValue - now ? long.MaxValue : now + timeout.Ticks;
        var mayWait = timeout != TimeSpan.Zero;
        var gate = new KernelGate("event");
        _busy.Enter(_drive);
        var satisfied = _signalled;
        if (satisfied && _type == KernelEventType.Synchronization)
        {
            _signalled = false;
        }
        else if (!satisfied && mayWait)
        {
            _waiters.Enqueue(gate);
        }

        _busy.Leave();
        return satisfied || (mayWait && WaitAt(gate, deadline));
    }

    private bool WaitAt(KernelGate gate, long deadline)
    {
        var left = deadline == long.MaxValue ? -1 : Math.Max(deadline - _drive.Now, 0);
        if (left != 0 && _drive.Wait(gate, left))
        {
            return true;
        }

        // The time ran out; whoever opens the gate first decides whether it counts.
        if (!gate.TryOpen())
        {
            return true;
        }

        Forget();
        return false;
    }

    /// <summary>Takes those off the list whose time ran out.</summary>
    private void Forget()
    {
        _busy.Enter(_drive);
        for (var left = _waiters.Count; left > 0; left--)
        {
            if (_waiters.Dequeue() is { IsOpen: false } waiting)
            {
                _waiters.Enqueue(waiting);
            }
        }

        _busy.Leave();
    }

    private bool WakeOne()
    {
        while (_waiters.TryDequeue(out var waiter))
        {
            if (_drive.Wake(waiter))
            {
                return true;
            }
        }

        return false;
    }
}
