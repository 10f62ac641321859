using StreamClass.Testing;
using StreamClass.Testing.Injections;

namespace StreamClass.Tests.Disturbed;

/// <summary>The class driver bears all that can be done to it: whatever fails, disappears or is cancelled, its hosts come to an end and no rule is broken.</summary>
public class DisturbedTests
{
    private static readonly InjectionOptions Options = new() { Explains = static exception => exception is InvalidOperationException };

    private static readonly Dictionary<string, Func<Func<Machine, Task>, InjectionOptions, InjectionResult>> Families = new()
    {
        ["memory"] = Explore.MemoryFaults,
        ["interrupts"] = Explore.InterruptFaults,
        ["hardware"] = Explore.HardwareFaults,
        ["removal"] = Explore.RemovalAtEveryPoint,
        ["power"] = Explore.PowerLossAtEveryPoint,
        ["cancellation"] = Explore.CancellationAtEveryPoint,
        ["timeout"] = Explore.TimeoutAtEveryPoint,
        ["clock"] = Explore.ClockSwitchAtEveryPoint,
    };

    public static TheoryData<string, string> Combinations()
    {
        var combinations = new TheoryData<string, string>();
        foreach (var host in DisturbedHosts.All.Keys)
        {
            foreach (var family in Families.Keys)
            {
                combinations.Add(host, family);
            }
        }

        return combinations;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Host_DisturbedInEveryWay_ComesToAnEnd(string host, string family)
    {
        var result = Families[family](DisturbedHosts.All[host], Options);
        (result.Undisturbed + result.Explained).Should().Be(result.Found);
    }
}
