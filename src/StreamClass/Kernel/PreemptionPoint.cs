namespace StreamClass.Kernel;

/// <summary>Where code can be preempted, which is also where a simulated machine charges time.</summary>
internal enum PreemptionPoint
{
    /// <summary>A class driver service was called.</summary>
    ServiceCall,

    /// <summary>A port was read or written.</summary>
    PortAccess,

    /// <summary>A register in memory was read or written.</summary>
    RegisterAccess,

    /// <summary>A lock has been released.</summary>
    LockRelease,

    /// <summary>Work is handed to the minidriver while the lock is held.</summary>
    HandOver,

    /// <summary>State that callbacks share was read or written.</summary>
    SharedAccess,

    /// <summary>A client calls into the machine.</summary>
    ClientCall,

    /// <summary>A loop waits for another processor.</summary>
    Spin,

    /// <summary>The engine is about to read or write a word that processors share. Only builds that look into the engine itself have it.</summary>
    Atomic,
}
