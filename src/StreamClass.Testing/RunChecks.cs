namespace StreamClass.Testing;

/// <summary>What a run is held to besides the assertions of its scenario.</summary>
[Flags]
public enum RunChecks
{
    /// <summary>Nothing: the scenario looks for itself.</summary>
    None = 0,

    /// <summary>No rule was broken: <see cref="Machine.BugChecks"/> is empty.</summary>
    BugChecks = 1,

    /// <summary>No device failed.</summary>
    DeviceFailures = 2,

    /// <summary>Every IRP was completed exactly once, and no queue still holds a request that nothing explains.</summary>
    Requests = 4,

    /// <summary>Nothing is left when the machine has been switched off: memory, mappings, handles, timers, threads, locks.</summary>
    Leaks = 8,

    /// <summary>All of them.</summary>
    All = BugChecks | DeviceFailures | Requests | Leaks,
}
