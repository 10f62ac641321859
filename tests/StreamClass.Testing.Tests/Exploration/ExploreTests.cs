using StreamClass.Testing.Coverage;
using StreamClass.Testing.Exploration;

namespace StreamClass.Testing.Tests.Exploration;

public class ExploreTests
{
    [Theory]
    [InlineData("random", 60)]
    [InlineData("pct(2)", 60)]
    [InlineData("pct(3)", 60)]
    [InlineData("delay(1)", 60)]
    [InlineData("delay(2)", 60)]
    public void Schedules_LostUpdate_IsFoundByEachStrategy(string strategy, int count) =>
        FindsWithEachSeed(PlantedRaces.LostUpdateAsync, strategy, count);

    [Theory]
    [InlineData("random", 60)]
    [InlineData("pct(1)", 60)]
    [InlineData("delay(1)", 60)]
    public void Schedules_WrongOrder_IsFoundByEachStrategy(string strategy, int count) =>
        FindsWithEachSeed(PlantedRaces.WrongOrderAsync, strategy, count);

    [Theory]
    [InlineData("random", 500)]
    [InlineData("pct(3)", 500)]
    [InlineData("delay(2)", 500)]
    public void Schedules_TornRead_IsFoundByEachStrategy(string strategy, int count) =>
        FindsWithEachSeed(PlantedRaces.TornReadAsync, strategy, count);

    [Theory]
    [InlineData("random", 200)]
    [InlineData("pct(2)", 200)]
    [InlineData("delay(1)", 200)]
    public void Schedules_LateInstruction_IsFoundByEachStrategy(string strategy, int count) =>
        FindsWithEachSeed(PlantedRaces.LateInstructionAsync, strategy, count);

    [Fact]
    public void Schedules_NothingFails_CountsThemAndThoseThatDiffer()
    {
        var result = Explore.Schedules(2_000, PlantedRaces.BusyAsync);
        result.Schedules.Should().Be(2_000);
        result.DistinctSchedules.Should().BeInRange(1_000, 1_999);
        result.Steps.Should().BeGreaterThan(20_000);
        result.IsExhaustive.Should().BeFalse();
    }

    [Fact]
    public void Schedules_OneOrderOnly_IsOneDistinctSchedule() =>
        Explore.Schedules(50, PlantedRaces.IdleAsync).DistinctSchedules.Should().Be(1);

    [Fact]
    public void Schedules_SameSeed_ExploresTheSame()
    {
        var first = Explore.Schedules(300, PlantedRaces.BusyAsync);
        Explore.Schedules(300, PlantedRaces.BusyAsync).Should().Be(first);
    }

    [Fact]
    public void Schedules_CancelledByTheScenario_EndsBetweenTwoRuns()
    {
        using var cancellation = new CancellationTokenSource();
        var runs = 0;
        var explore = () => Explore.Schedules(
            1_000,
            _ =>
            {
                if (++runs == 10)
                {
                    cancellation.Cancel();
                }

                return Task.CompletedTask;
            },
            new ExplorationOptions { CancellationToken = cancellation.Token });

        explore.Should().Throw<OperationCanceledException>();
        runs.Should().Be(10);
    }

    [Fact]
    public void Schedules_WithProgress_IsToldTheEnd()
    {
        var told = new List<ExplorationProgress>();
        Explore.Schedules(20, PlantedRaces.BusyAsync, new ExplorationOptions { Progress = new Listener(told) });
        told[^1].Schedules.Should().Be(20);
        told[^1].DistinctSchedules.Should().BeInRange(1, 20);
    }

    [Fact]
    public void Schedules_NoStrategy_IsRefused()
    {
        var explore = () => Explore.Schedules(1, PlantedRaces.IdleAsync, new ExplorationOptions { Strategies = [] });
        explore.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Schedules_Fails_SaysWhichStrategyHasFoundItAndWhen()
    {
        var found = Find(PlantedRaces.WrongOrderAsync, "random", 1, 100);
        found.Strategy.Should().Be("random");
        found.Schedules.Should().BeInRange(1, 100);
        found.Failure.InnerException.Should().BeOfType<InvalidOperationException>();
    }

    /// <summary>Explores and expects a failure.</summary>
    internal static ExplorationException Find(Func<Machine, Task> scenario, string strategy, ulong seed, int count)
    {
        var options = new ExplorationOptions { Seed = seed, Strategies = [ExplorationStrategy.Parse(strategy)] };
        var explore = () => Explore.Schedules(count, scenario, options);
        return explore.Should().Throw<ExplorationException>($"{strategy} finds it under seed {seed}").Which;
    }

    private static void FindsWithEachSeed(Func<Machine, Task> scenario, string strategy, int count)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            Find(scenario, strategy, seed, count).Failure.Failure.Should().Be(SimulationFailure.ScenarioFailed);
        }
    }

    private sealed class Listener(List<ExplorationProgress> told) : IProgress<ExplorationProgress>
    {
        public void Report(ExplorationProgress value) => told.Add(value);
    }

    [Fact]
    public void Schedules_SelfCheckOfAScenarioThatRemembers_SaysWhatDiffers()
    {
        var runs = 0;
        var explore = () => Explore.Schedules(
            10,
            machine => Task.Delay(TimeSpan.FromMilliseconds(++runs), machine.TimeProvider),
            new ExplorationOptions { Simulation = new SimulationOptions { SelfCheck = true } });
        var found = explore.Should().Throw<ExplorationException>().Which;
        found.Failure.Failure.Should().Be(SimulationFailure.NotDeterministic);
        found.Message.Should().Contain("Two runs of one schedule were not the same");
        runs.Should().Be(2);
    }

    [Fact]
    public void Schedules_SelfCheckOfAScenarioThatDoesNot_Passes() =>
        Explore.Schedules(
            20, PlantedRaces.BusyAsync, new ExplorationOptions { Simulation = new SimulationOptions { SelfCheck = true } }).Schedules.Should().Be(20);

    [Fact]
    public void Schedules_WithCoverage_SaysHowManyCells()
    {
        var coverage = new ProtocolCoverage();
        var options = new ExplorationOptions { Simulation = new SimulationOptions { Coverage = coverage } };
        Explore.Schedules(20, PlantedRaces.BusyAsync, options).ReachedCells.Should().Be(coverage.ReachedCount);
        Explore.Schedules(20, PlantedRaces.BusyAsync).ReachedCells.Should().BeNull();
    }
}
