using StreamClass.Testing;

namespace StreamClass.Tests.Devices;

/// <summary>How runs are held to account in which a rule is broken on purpose: for everything else.</summary>
internal static class OnPurpose
{
    /// <summary>The minidriver, or the test in its place, breaks a rule.</summary>
    public static SimulationOptions BugCheck { get; } = new() { Checks = RunChecks.All & ~RunChecks.BugChecks };

    /// <summary>A routine of the minidriver throws.</summary>
    public static SimulationOptions DeviceFailure { get; } = new() { Checks = RunChecks.All & ~RunChecks.DeviceFailures };

    /// <summary>A routine of the minidriver breaks a rule and does not catch what it gets for it.</summary>
    public static SimulationOptions UncaughtBugCheck { get; } = new()
    {
        Checks = RunChecks.All & ~(RunChecks.BugChecks | RunChecks.DeviceFailures),
    };
}
