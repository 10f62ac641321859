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
public sealed class KernelEvent : KernelDispatcherObject
{
    private readonly KernelEventType _type;
    private bool _signalled;

    internal KernelEvent(KernelDrive drive, KernelEventType type, bool signalled)
        : base(drive, "event")
    {
        _type = type;
        _signalled = signalled;
    }

    /// <inheritdoc/>
    [NativeName("KeReadStateEvent")]
    public override bool IsSignalled
    {
        get
        {
            Look();
            return Volatile.Read(ref _signalled);
        }
    }

    /// <summary>Signals the event.</summary>
    /// <remarks>Native name: KeSetEvent. IRQL &lt;= DISPATCH_LEVEL. Reference 16.</remarks>
    /// <returns>Whether it was signalled before.</returns>
    [NativeName("KeSetEvent")]
    public bool Set()
    {
        BeginService("KeSetEvent");
        Enter();
        var previous = _signalled;
        _signalled = !Release_NeedsBusy();
        Leave();
        return previous;
    }

    /// <summary>Releases those who wait now, and leaves the event as if it had not been signalled.</summary>
    /// <remarks>Native name: KePulseEvent. IRQL &lt;= DISPATCH_LEVEL. A thread that is about to wait misses it. Reference 16.</remarks>
    /// <returns>Whether it was signalled before.</returns>
    [NativeName("KePulseEvent")]
    public bool Pulse()
    {
        BeginService("KePulseEvent");
        Enter();
        var previous = _signalled;
        Release_NeedsBusy();
        _signalled = false;
        Leave();
        return previous;
    }

    /// <summary>Takes the signal back.</summary>
    /// <remarks>Native name: KeClearEvent. IRQL &lt;= DISPATCH_LEVEL. Reference 16.</remarks>
    [NativeName("KeClearEvent")]
    public void Clear() => Reset();

    /// <summary>Takes the signal back, and says whether there was one.</summary>
    /// <remarks>Native name: KeResetEvent. IRQL &lt;= DISPATCH_LEVEL. Reference 16.</remarks>
    /// <returns>Whether it was signalled before.</returns>
    [NativeName("KeResetEvent")]
    public bool Reset()
    {
        Processor.Current.RequireAtMost(Drive, Irql.Dispatch, "KeResetEvent");
        Enter();
        var previous = _signalled;
        _signalled = false;
        Leave();
        return previous;
    }

    private protected override bool TryTake_NeedsBusy(KernelThreadIdentity thread)
    {
        var taken = _signalled;
        _signalled &= _type == KernelEventType.Notification;
        return taken;
    }

    /// <summary>Releases those whom a signal releases.</summary>
    /// <returns>Whether the signal is used up.</returns>
    private bool Release_NeedsBusy()
    {
        if (_type == KernelEventType.Synchronization)
        {
            return WakeOne_NeedsBusy() is not null;
        }

        WakeAll_NeedsBusy();
        return false;
    }
}
