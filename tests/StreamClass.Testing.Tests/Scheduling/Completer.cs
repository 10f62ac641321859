namespace StreamClass.Testing.Tests.Scheduling;

/// <summary>Who completes what a client awaits.</summary>
public enum Completer
{
    /// <summary>Other client code, outside of any callback.</summary>
    Client,

    /// <summary>A work item, which is outside of any callback too.</summary>
    WorkItem,

    /// <summary>A deferred procedure call.</summary>
    Dpc,

    /// <summary>An interrupt service routine.</summary>
    Isr,

    /// <summary>A timer of the operating system.</summary>
    Timer,

    /// <summary>An event of virtual hardware.</summary>
    Hardware,
}
