namespace StreamClass.Testing.Tracing;

/// <summary>What one line of the trace says.</summary>
internal enum TraceKind : byte
{
    /// <summary>A class driver service was called. The first members follow PreemptionPoint.</summary>
    ServiceCall,

    /// <summary>A port was read or written.</summary>
    PortAccess,

    /// <summary>A register was read or written.</summary>
    RegisterAccess,

    /// <summary>A lock was released.</summary>
    LockRelease,

    /// <summary>Work was handed to the minidriver.</summary>
    HandOver,

    /// <summary>Shared state was read or written.</summary>
    SharedAccess,

    /// <summary>A client called the machine.</summary>
    ClientCall,

    /// <summary>A loop waits for another processor.</summary>
    Spin,

    /// <summary>The engine reads or writes a word that processors share.</summary>
    Atomic,

    /// <summary>The processor is kept busy.</summary>
    Stall,

    /// <summary>The scheduler chose.</summary>
    Choice,

    /// <summary>A device raised its line.</summary>
    Assert,

    /// <summary>A raised line was left to the holder of a lock.</summary>
    Masked,

    /// <summary>A line is served.</summary>
    Interrupt,

    /// <summary>A deferred procedure call was queued.</summary>
    QueueDpc,

    /// <summary>A deferred procedure call runs.</summary>
    Dpc,

    /// <summary>A timer of the operating system is due.</summary>
    Timer,

    /// <summary>An event of virtual hardware is due.</summary>
    Hardware,

    /// <summary>A thread waits.</summary>
    Wait,

    /// <summary>What a thread waited for has happened.</summary>
    Wake,

    /// <summary>A thread has waited for as long as it wanted to.</summary>
    TimedOut,

    /// <summary>A thread that waited or was preempted runs again.</summary>
    Resume,

    /// <summary>A thread was preempted.</summary>
    Preempted,

    /// <summary>Something for a thread to run was queued.</summary>
    Queue,

    /// <summary>Client code runs.</summary>
    Client,

    /// <summary>A work item runs.</summary>
    WorkItem,

    /// <summary>A deferred procedure call that was handed over is queued.</summary>
    HandedOver,

    /// <summary>A rule was broken.</summary>
    BugCheck,

    /// <summary>A system thread begins.</summary>
    SystemThread,

    /// <summary>The scenario threw.</summary>
    Failed,
}
