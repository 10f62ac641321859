using StreamClass.Testing.Injections;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Exploration.Exhaustive;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Tests;

public class SimulationOptionsTests
{
    public static TheoryData<string> Senseless => [.. Options.Keys];

    private static Dictionary<string, Func<object>> Options { get; } = new()
    {
        [nameof(SimulationOptions.Costs)] = static () => new SimulationOptions { Costs = null! },
        [nameof(SimulationOptions.Processors)] = static () => new SimulationOptions { Processors = 0 },
        [nameof(SimulationOptions.Processors) + " "] = static () => new SimulationOptions { Processors = 9 },
        [nameof(SimulationOptions.SlowProcessorHorizon)] =
            static () => new SimulationOptions { SlowProcessorHorizon = TimeSpan.FromTicks(-1) },
        [nameof(SimulationOptions.MaxVirtualTime)] = static () => new SimulationOptions { MaxVirtualTime = TimeSpan.Zero },
        [nameof(SimulationOptions.MaxSteps)] = static () => new SimulationOptions { MaxSteps = 0 },
        [nameof(SimulationOptions.MaxIdleEvents)] = static () => new SimulationOptions { MaxIdleEvents = -1 },
        [nameof(SimulationOptions.MaxPreemptedThreads)] = static () => new SimulationOptions { MaxPreemptedThreads = -1 },
        [nameof(SimulationOptions.Watchdog)] = static () => new SimulationOptions { Watchdog = TimeSpan.Zero },
        [nameof(SimulationOptions.Watchdog) + " "] = static () => new SimulationOptions { Watchdog = TimeSpan.MaxValue },
        [nameof(SimulationOptions.LeftGrace)] = static () => new SimulationOptions { LeftGrace = TimeSpan.FromTicks(-1) },
        [nameof(ExplorationOptions.Strategies)] = static () => new ExplorationOptions { Strategies = [] },
        [nameof(ExplorationOptions.MaxMinimizingRuns)] = static () => new ExplorationOptions { MaxMinimizingRuns = -1 },
        [nameof(ExplorationOptions.Simulation)] = static () => new ExplorationOptions { Simulation = null! },
        [nameof(ExplorationOptions.Machine)] = static () => new InjectionOptions { Machine = null! },
        [nameof(ExhaustiveOptions.MaxRuns)] = static () => new ExhaustiveOptions { MaxRuns = 0 },
        [nameof(InjectionOptions.From)] = static () => new InjectionOptions { From = -1 },
        [nameof(InjectionOptions.To)] = static () => new InjectionOptions { To = -1 },
        [nameof(InjectionOptions.Every)] = static () => new InjectionOptions { Every = 0 },
        [nameof(InjectionOptions.Kinds)] = static () => new InjectionOptions { Kinds = [] },
        [nameof(InjectionOptions.Kinds) + " "] = static () => new InjectionOptions { Kinds = [(FaultKind)99] },
        [nameof(InjectionOptions.Seeds)] = static () => new InjectionOptions { Seeds = null! },
        [nameof(FaultPlan.MaxFaults)] = static () => new FaultPlan { MaxFaults = -1 },
        [nameof(SimulationCosts.PortAccess)] = static () => new SimulationCosts { PortAccess = -1 },
        [nameof(SimulationCosts.SlowAccess)] = static () => new SimulationCosts { SlowAccess = -1 },
    };

    [Theory]
    [MemberData(nameof(Senseless))]
    public void Init_SenselessValue_IsAnArgumentExceptionThatNamesTheOption(string name)
    {
        var make = Options[name];
        make.Should().Throw<ArgumentException>().Which.ParamName.Should().Be(name.Trim());
    }

    [Fact]
    public void Init_ValuesAtTheirBorders_AreTaken()
    {
        var options = new SimulationOptions
        {
            Processors = 8,
            SlowProcessorHorizon = TimeSpan.Zero,
            MaxSteps = 1,
            MaxIdleEvents = 0,
            MaxPreemptedThreads = 0,
            Watchdog = Timeout.InfiniteTimeSpan,
            LeftGrace = TimeSpan.Zero,
            Costs = new SimulationCosts { Spin = 0 },
        };
        options.Processors.Should().Be(8);
        options.Watchdog.Should().Be(Timeout.InfiniteTimeSpan);
    }
}
