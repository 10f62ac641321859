using StreamClass.Kernel;
using StreamClass.Testing.Exploration;

namespace StreamClass.Testing.Tests.Exploration.Minimizing;

public class MinimizerTests
{
    [Theory]
    [InlineData("random")]
    [InlineData("pct(3)")]
    [InlineData("delay(2)")]
    public void Minimize_LostUpdate_LeavesOnePreemption(string strategy) =>
        LeavesWithEachSeed(PlantedRaces.LostUpdateAsync, strategy, preemptions: 1, deviations: 1);

    [Theory]
    [InlineData("random")]
    [InlineData("pct(3)")]
    [InlineData("delay(2)")]
    public void Minimize_WrongOrder_LeavesOneDeviationAndNoPreemption(string strategy) =>
        LeavesWithEachSeed(PlantedRaces.WrongOrderAsync, strategy, preemptions: 0, deviations: 1);

    [Theory]
    [InlineData("random")]
    [InlineData("pct(3)")]
    public void Minimize_TornRead_LeavesTwoPreemptions(string strategy) =>
        LeavesWithEachSeed(PlantedRaces.TornReadAsync, strategy, preemptions: 2, deviations: 2);

    [Fact]
    public void Minimize_ManySteps_LeavesOnePreemption()
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            ExploreTests.Find(PlantedRaces.ManyStepsAsync, "random", seed, 5_000).Preemptions.Should().Be(1);
        }
    }

    [Fact]
    public void Minimize_FailsInAnyOrder_LeavesNothing()
    {
        var found = ExploreTests.Find(
            static async machine =>
            {
                await PlantedRaces.BusyAsync(machine);
                throw new InvalidOperationException("odd");
            },
            "random",
            1,
            1);
        found.Schedule.Should().Be("s1://00000000");
        found.Deviations.Should().Be(0);
    }

    [Fact]
    public void Minimize_OperationsThatDoNotMatter_AreLeftOut()
    {
        var found = ExploreTests.Find(WithOperationsAsync, "random", 1, 1_000);
        found.Preemptions.Should().Be(1);
        found.Message.Should().Contain("It fails without: look; look.");
        found.Schedule.Should().MatchRegex("^s1:[0-9.]+/0,3/[0-9a-f]{8}$");
        var replay = () => Explore.Replay(found.Schedule, WithOperationsAsync);
        replay.Should().Throw<SimulationException>().WithMessage("*lost*");

        static async Task WithOperationsAsync(Machine machine)
        {
            var shared = new Shared<int>(0);
            var added = 0;
            machine.Operation("look", () => _ = shared.Value);
            await Task.WhenAll(machine.OperationAsync("add", AddAsync), machine.OperationAsync("add", AddAsync));
            machine.Operation("look", () => _ = shared.Value);
            PlantedRaces.Demand(shared.Value == added, "An update was lost.");

            async Task AddAsync()
            {
                added++;
                await PlantedRaces.AddAsync(shared);
            }
        }
    }

    [Fact]
    public void Minimize_Values_GoToZeroUnlessTheyMatter()
    {
        var found = ExploreTests.Find(
            static machine =>
            {
                var size = machine.Choose(8, "size");
                _ = machine.Choose(8, "colour");
                PlantedRaces.Demand(size != 5, "The size is odd.");
                return Task.CompletedTask;
            },
            "random",
            1,
            1_000);
        found.Schedule.Should().StartWith("s1:0.5/");
        found.Preemptions.Should().Be(0);
        found.Story.Should().Contain("size = 5").And.NotContain("colour");
    }

    [Fact]
    public void Minimize_AnotherFailureIsSmaller_KeepsToTheOneThatWasFound()
    {
        // In the default order it fails too, but otherwise.
        var found = ExploreTests.Find(
            static async machine =>
            {
                var order = new List<int>();
                await Task.WhenAll(NoteAsync(1), NoteAsync(2));
                throw order is [1, 2] ? new FormatException("usual") : new InvalidOperationException("unusual");

                async Task NoteAsync(int number)
                {
                    await Task.Yield();
                    order.Add(number);
                }
            },
            "pct(1)",
            FirstSeedOfTheSecondClient,
            1);
        found.Failure.InnerException.Should().BeOfType<InvalidOperationException>();
        found.Deviations.Should().Be(1);
    }

    [Fact]
    public void Minimize_Off_ReportsWhatWasFound()
    {
        var options = new ExplorationOptions { Minimize = false };
        var explore = () => Explore.Schedules(1_000, PlantedRaces.TornReadAsync, options);
        var found = explore.Should().Throw<ExplorationException>().Which;
        found.Schedule.Should().Be(found.FoundSchedule);
    }

    [Fact]
    public void Minimize_ScenarioKeepsSomethingFromRunToRun_SaysThatItDoesNotReplay()
    {
        var runs = 0;
        var explore = () => Explore.Schedules(10, _ => ++runs == 3 ? throw new InvalidOperationException("odd") : Task.CompletedTask);
        explore.Should().Throw<ExplorationException>().WithMessage("*odd*did not fail in the same way again*")
            .Which.Schedules.Should().Be(3);
    }

    private const ulong FirstSeedOfTheSecondClient = 1;

    private static void LeavesWithEachSeed(Func<Machine, Task> scenario, string strategy, int preemptions, int deviations)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            var found = ExploreTests.Find(scenario, strategy, seed, 5_000);
            (found.Preemptions, found.Deviations).Should().Be((preemptions, deviations), $"seed {seed} found {found.FoundSchedule}");
        }
    }
}
