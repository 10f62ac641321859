namespace StreamClass.Kernel;

/// <summary>Something that threads can wait for.</summary>
/// <remarks>Native name: DISPATCHER_HEADER, with which every object that can be waited for begins. Reference 16.</remarks>
[NativeName("DISPATCHER_HEADER")]
public abstract class KernelDispatcherObject
{
    private readonly Queue<KernelGate> _waiters = new();
    private readonly string _kind;
    private BusyWord _busy;

    private protected KernelDispatcherObject(KernelDrive drive, string kind)
    {
        Drive = drive;
        _kind = kind;
    }

    /// <summary>Whether a wait would be satisfied at once.</summary>
    /// <remarks>IRQL &lt;= DISPATCH_LEVEL. What it says may be over when the caller acts on it.</remarks>
    public abstract bool IsSignalled { get; }

    private protected KernelDrive Drive { get; }

    /// <summary>Waits until the object is signalled.</summary>
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
        var mayWait = timeout != TimeSpan.Zero;
        if (mayWait)
        {
            processor.RequireMayWait(Drive, _kind);
        }
        else
        {
            processor.RequireAtMost(Drive, Irql.Dispatch, "KeWaitForSingleObject");
        }

        var now = timeout > TimeSpan.Zero ? Drive.Now : 0;
        var deadline = timeout == Timeout.InfiniteTimeSpan || timeout.Ticks > long.MaxValue - now ? long.MaxValue : now + timeout.Ticks;
        if (Drive.IsSimulated)
        {
            Drive.Preempt(PreemptionPoint.ServiceCall, this);
        }

        var gate = mayWait ? new KernelGate(_kind) { Thread = processor.Thread } : null;
        Enter();
        var satisfied = TryTake_NeedsBusy(processor.Thread);
        if (!satisfied && gate is not null)
        {
            _waiters.Enqueue(gate);
        }

        Leave();
        return satisfied || (gate is not null && WaitAt(gate, deadline));
    }

    /// <summary>Satisfies a wait of <paramref name="thread"/> if the object is signalled for it.</summary>
    private protected abstract bool TryTake_NeedsBusy(KernelThreadIdentity thread);

    /// <summary>What every routine that signals begins with.</summary>
    private protected void BeginService(string routine)
    {
        Processor.Current.RequireAtMost(Drive, Irql.Dispatch, routine);
        if (Drive.IsSimulated)
        {
            Drive.Preempt(PreemptionPoint.ServiceCall, this);
        }
    }

    private protected void Enter()
    {
        Drive.Sharing?.Touch(this, isWrite: true);
        _busy.Enter(Drive);
    }

    /// <summary>The state is looked at from outside.</summary>
    private protected void Look() => Drive.Sharing?.Touch(this, isWrite: false);

    private protected void Leave() => _busy.Leave();

    /// <summary>Lets the longest waiting thread go on, or gives null when nobody waits.</summary>
    private protected KernelThreadIdentity? WakeOne_NeedsBusy()
    {
        while (_waiters.TryDequeue(out var waiter))
        {
            if (Drive.Wake(waiter))
            {
                return waiter.Thread;
            }
        }

        return null;
    }

    private protected void WakeAll_NeedsBusy()
    {
        while (WakeOne_NeedsBusy() is not null)
        {
        }
    }

    private bool WaitAt(KernelGate gate, long deadline)
    {
        var left = deadline == long.MaxValue ? -1 : Math.Max(deadline - Drive.Now, 0);
        if (left != 0 && Drive.Wait(gate, left))
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
        Enter();
        for (var left = _waiters.Count; left > 0; left--)
        {
            if (_waiters.Dequeue() is { IsOpen: false } waiting)
            {
                _waiters.Enqueue(waiting);
            }
        }

        Leave();
    }
}
