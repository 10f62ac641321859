using StreamClass.Engine.Tests.Scenarios;
using StreamClass.Testing;
using StreamClass.Testing.Exploration;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace StreamClass.Engine.Tests;

public class EngineExplorationTests
{
    private const int Schedules = 1_000;

    /// <summary>Some mistakes need several switches within a few instructions.</summary>
    private const int SchedulesUntilFound = 10_000;

    private static readonly Dictionary<string, Func<Machine, Task>> Scenarios = new()
    {
        ["submitters"] = EngineScenarios.SubmittersAsync,
        ["interrupts"] = EngineScenarios.InterruptsAsync,
        ["cancel"] = EngineScenarios.CancelAsync,
        ["listening"] = EngineScenarios.ListeningAsync,
        ["delivery"] = EngineScenarios.DeliveryAsync,
        ["twice"] = EngineScenarios.TwiceAsync,
        ["timeouts"] = EngineScenarios.TimeoutsAsync,
        ["transfer"] = EngineScenarios.TransferAsync,
        ["passing"] = EngineScenarios.PassingAsync,
        ["reserved"] = EngineScenarios.ReservedAsync,
        ["noted"] = EngineScenarios.NotedAsync,
        ["priorities"] = EngineScenarios.PrioritiesAsync,
        ["replaced calls"] = EngineScenarios.ReplacedCallsAsync,
        ["high calls"] = EngineScenarios.HighCallsAsync,
    };

    public static TheoryData<string> Names => [.. Scenarios.Keys];

    public static TheoryData<string, string> Mutations { get; } = new()
    {
        { "combining lock", "submitters" },
        { "inbox", "submitters" },
        { "second look", "submitters" },
        { "continuation", "submitters" },
        { "completion door", "twice" },
        { "timeout word", "timeouts" },
        { "timeout reload", "timeouts" },
        { "busy word", "transfer" },
        { "unmapping waits", "transfer" },
        { "asserted while asking", "interrupts" },
        { "noted request", "noted" },
        { "cancel registration", "listening" },
        { "comes back at the last moment", "passing" },
        { "look on the way in", "reserved" },
        { "look on the way out", "reserved" },
        { "mark of whoever is inside", "reserved" },
        { "held before unmarked", "reserved" },
        { "priority call", "priorities" },
        { "replaced call", "replaced calls" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Engine_EveryAtomicAPreemptionPoint_KeepsWhatItPromises(string scenario) =>
        Explore.Schedules(Schedules, Scenarios[scenario], Options(scenario));

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Engine_MistakePlanted_IsFound(string mutation, string scenario)
    {
        using var planted = Mutation.Plant(mutation);
        var explore = () => Explore.Schedules(SchedulesUntilFound, Scenarios[scenario], Options(scenario) with { Minimize = false });
        explore.Should().Throw<ExplorationException>();
    }

    private static ExplorationOptions Options(string scenario) => new()
    {
        Simulation = new SimulationOptions
        {
            Processors = 3,

            // Two of them break a rule on purpose, and look for themselves; two need requests that are used again.
            Checks = scenario switch
            {
                "twice" or "transfer" => RunChecks.All & ~RunChecks.BugChecks,
                "passing" or "reserved" or "noted" or "high calls" => RunChecks.All & ~RunChecks.Requests,
                _ => RunChecks.All,
            },
        },
    };
}
