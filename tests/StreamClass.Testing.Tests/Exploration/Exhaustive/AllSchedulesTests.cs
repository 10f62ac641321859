using StreamClass.Kernel;
using StreamClass.Testing.Coverage;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Exploration.Exhaustive;
using StreamClass.Testing.Faults;
using Xunit.Abstractions;

namespace StreamClass.Testing.Tests.Exploration.Exhaustive;

public class AllSchedulesTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Func<Machine, Task<string>>> Scenarios = new()
    {
        ["two clients"] = SmallScenarios.TwoClientsAsync,
        ["interrupt against client"] = SmallScenarios.InterruptAgainstClientAsync,
        ["spin lock"] = SmallScenarios.SpinLockAsync,
        ["event against patience"] = SmallScenarios.EventAgainstPatienceAsync,
        ["work item"] = SmallScenarios.WorkItemAsync,
        ["timer against cancel"] = SmallScenarios.TimerAgainstCancelAsync,
        ["two devices"] = SmallScenarios.TwoDevicesAsync,
        ["two devices that interrupt"] = SmallScenarios.TwoDevicesThatInterruptAsync,
    };

    public static TheoryData<string> Names => [.. Scenarios.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AllSchedules_Reduced_ReachesEveryOutcome(string name)
    {
        var (outcomes, result) = Explore(name, new ExhaustiveOptions { MaxRuns = 20_000 });
        var (every, all) = Explore(name, new ExhaustiveOptions { MaxRuns = 20_000, Reduces = false });

        output.WriteLine($"{name}: {result.Summary}, {result.Steps} steps; {all.Summary}, {all.Steps} steps; {outcomes.Count} outcomes:");
        output.WriteLine(string.Join('\n', outcomes));
        result.IsExhaustive.Should().BeTrue();
        if (all.IsExhaustive)
        {
            outcomes.Should().Equal(every);
        }
        else
        {
            outcomes.IsSupersetOf(every).Should().BeTrue("what a part of all orders reaches is among what can be reached");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AllSchedules_WithDeclaredState_ReachesEveryOutcome(string name)
    {
        var (outcomes, result) = Explore(name, new ExhaustiveOptions { MaxRuns = 20_000 });
        var (declared, reduced) = Explore(name, new ExhaustiveOptions { MaxRuns = 20_000, SharedStateIsDeclared = true });

        output.WriteLine($"{name}: {result.Summary}; declared: {reduced.Summary}");
        declared.Should().Equal(outcomes);
        reduced.Schedules.Should().BeLessThanOrEqualTo(result.Schedules);
    }

    [Fact]
    public void AllSchedules_Failing_IsReportedAndReplays()
    {
        static async Task Scenario(Machine machine)
        {
            if (await SmallScenarios.TwoClientsAsync(machine) != "2")
            {
                throw new InvalidOperationException("An update was lost.");
            }
        }

        var search = () => StreamClass.Testing.Explore.AllSchedules(Scenario);

        var found = search.Should().Throw<ExplorationException>().Which;
        found.Preemptions.Should().Be(1);
        found.Failure.Message.Should().Contain("An update was lost.");
        found.Message.Should().MatchRegex("in schedule [0-9]+, chosen by all schedules[.]");
        found.Test.Should().Contain("Scenario, new() { Simulation = new() { OffersEveryOrder = true } });");
        var options = new ExplorationOptions { Simulation = new SimulationOptions { OffersEveryOrder = true } };
        FluentActions.Invoking(() => StreamClass.Testing.Explore.Replay(found.Schedule, Scenario, options)).Should().Throw<SimulationException>().WithMessage("*An update was lost*");
    }

    [Fact]
    public void AllSchedules_OverTheLimit_IsNotExhaustive()
    {
        var result = Explore("two clients", new ExhaustiveOptions { MaxRuns = 3 }).Result;

        result.IsExhaustive.Should().BeFalse();
        result.Summary.Should().Be($"{result.Schedules} schedules explored, not all ({result.RepeatedSchedules} runs cut because they repeat others)");
    }

    [Fact]
    public void AllSchedules_WithCoverage_CountsItsCells()
    {
        var coverage = new ProtocolCoverage();
        var options = new ExhaustiveOptions { MaxRuns = 3, Simulation = new SimulationOptions { Coverage = coverage } };

        Explore("interrupt against client", options).Result.ReachedCells.Should().Be(coverage.ReachedCount);
        Explore("two clients", new ExhaustiveOptions { MaxRuns = 3 }).Result.ReachedCells.Should().BeNull();
    }

    [Fact]
    public void AllSchedules_OfAScenarioThatKeepsSomething_IsNotDeterministic()
    {
        var runs = 0;
        var search = () => StreamClass.Testing.Explore.AllSchedules(async _ =>
        {
            var cell = new Shared<int>(0);
            var clients = Enumerable.Range(0, 2 + (++runs % 2)).Select(async _ =>
            {
                await Task.Yield();
                cell.Value++;
            });
            await Task.WhenAll(clients);
        });

        search.Should().Throw<ExplorationException>().Which.Failure.Failure.Should().Be(SimulationFailure.NotDeterministic);
    }

    [Fact]
    public void AllSchedules_OfOneClient_IsOne()
    {
        var result = StreamClass.Testing.Explore.AllSchedules(static async machine =>
        {
            var cell = new Shared<int>(0);
            await Task.Yield();
            cell.Value++;
        });

        result.Summary.Should().Be("all 1 schedules explored (0 runs cut because they repeat others)");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public void AllSchedules_ClientsOfTwoCells_AreTheOrdersOfTheirBeginningsAndEnds(int first, int second)
    {
        // Where a client begins and ends it may meet others, whatever is declared: two places of each, in 6 orders.
        var result = StreamClass.Testing.Explore.AllSchedules(
            async machine => await Task.WhenAll(WriteAsync(new Shared<int>(0), first), WriteAsync(new Shared<int>(0), second)),
            new ExhaustiveOptions { SharedStateIsDeclared = true });

        output.WriteLine(result.Summary);
        result.Schedules.Should().Be(6);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void AllSchedules_RoutineWithoutAPoint_IsABlindSpot(int steps, bool isBlind)
    {
        var result = StreamClass.Testing.Explore.AllSchedules(
            machine => machine.LoadDriver(new QuietMinidriver(steps).DriverEntry).StartDeviceAsync());

        output.WriteLine(string.Join(' ', result.BlindSpots));
        result.BlindSpots.Any(static name => name.StartsWith("QuietMinidriver.", StringComparison.Ordinal)).Should().Be(isBlind);
    }

    [Fact]
    public void AllSchedules_OnSeveralProcessors_IsRefused()
    {
        var options = new ExhaustiveOptions { Simulation = new SimulationOptions { Processors = 2 } };

        FluentActions.Invoking(() => Explore("two clients", options)).Should().Throw<ArgumentException>().WithMessage("*one processor*");
    }

    public static TheoryData<string> Refused => ["faults", "self-check"];

    [Theory]
    [MemberData(nameof(Refused))]
    public void AllSchedules_WithWhatItDoesNotDo_IsRefused(string what)
    {
        var simulation = what == "faults" ? new SimulationOptions { Faults = new FaultPlan() } : new SimulationOptions { SelfCheck = true };
        var options = new ExhaustiveOptions { Simulation = simulation };

        FluentActions.Invoking(() => Explore("two clients", options)).Should().Throw<ArgumentException>().WithMessage("*Faults and SelfCheck*");
    }

    [Fact]
    public void AllSchedules_Cancelled_Ends()
    {
        var options = new ExhaustiveOptions { CancellationToken = new CancellationToken(canceled: true) };

        FluentActions.Invoking(() => Explore("two clients", options)).Should().Throw<OperationCanceledException>();
    }

    private static async Task WriteAsync(Shared<int> cell, int count)
    {
        await Task.Yield();
        for (var i = 0; i < count; i++)
        {
            cell.Value = i;
        }
    }

    private static (SortedSet<string> Outcomes, ExplorationResult Result) Explore(string name, ExhaustiveOptions options)
    {
        var outcomes = new SortedSet<string>(StringComparer.Ordinal);
        var result = StreamClass.Testing.Explore.AllSchedules(async machine => outcomes.Add(await Scenarios[name](machine)), options);
        return (outcomes, result);
    }
}
