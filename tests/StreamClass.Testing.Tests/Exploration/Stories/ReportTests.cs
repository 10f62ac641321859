using StreamClass.Testing.Exploration;

namespace StreamClass.Testing.Tests.Exploration.Stories;

public class ReportTests
{
    [Fact]
    public void Message_InterruptedClient_IsTheWholeReport()
    {
        var found = ExploreTests.Find(PlantedRaces.InterruptedAsync, "random", 1, 1_000);
        found.Message.Should().Be("""
            The scenario threw: The sum is 1.

            ScenarioFailed in schedule 5, chosen by random under the exploration seed 1.
            Schedule: s1:0.1,2.1//f1a67360
            It has 2 preemptions and 0 other deviations from the default order. Found with 2 and 0; 503 runs to make it this small.

            Who did what, by virtual time in ns and IRQL; --> is what the schedule decided:

                               client AddAsync#1
                       0  0      accesses Shared<Int32>#1
                       5  0  --> OVERTAKEN by chip: the processor is slow
                               hardware and clock
                   10000  0      the hardware acts: chip
                   10000 15      line irq5 is raised
                               client AddAsync#1
                   10000  0      accesses Shared<Int32>#1
                   10005  0  --> INTERRUPTED by irq5
                               ISR of irq5
                   10005  3      accesses Shared<Int32>#1
                   10010  3      accesses Shared<Int32>#1
                   10015  3      queues the DPC report
                               DPC report
                   10015  2      accesses Shared<Int32>#1
                               hardware and clock
                 1010000  0      timer is due
                               client timer
                 1010000  0      accesses Shared<Int32>#1
                 1010005  0      accesses Shared<Int32>#1
                 1010010  0      FAILS with InvalidOperationException

            A test that replays it:

                [Fact]
                public void InterruptedAsync_Schedulef1a67360_DoesNotFail() =>
                    Explore.Replay("s1:0.1,2.1//f1a67360", InterruptedAsync);

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Message_SeveralProcessors_NamesThem()
    {
        var options = new ExplorationOptions { Simulation = new SimulationOptions { Processors = 2 } };
        var explore = () => Explore.Schedules(1_000, PlantedRaces.LostUpdateAsync, options);
        var found = explore.Should().Throw<ExplorationException>().Which;
        found.Message.Should().Contain("processor 2");
        found.Test.Should().Contain("LostUpdateAsync, new() { Simulation = new() { Processors = 2 } });");
    }

    [Fact]
    public void Message_LongScenario_FitsAScreenOrTwo()
    {
        var found = ExploreTests.Find(
            static async machine =>
            {
                for (var i = 0; i < 10; i++)
                {
                    await PlantedRaces.BusyAsync(machine);
                }

                await PlantedRaces.LostUpdateAsync(machine);
            },
            "random",
            1,
            1_000);
        found.Message.Split('\n').Length.Should().BeLessThan(60);
        found.Story.Should().MatchRegex(@"\.\.\. [0-9]+ steps");
        found.Test.Should().Contain("Scenario is what ReportTests.Message_LongScenario_FitsAScreenOrTwo explores");
    }

    [Fact]
    public void Message_SameSeed_IsTheSame() =>
        ExploreTests.Find(PlantedRaces.TornReadAsync, "pct(3)", 2, 1_000).Message.Should()
            .Be(ExploreTests.Find(PlantedRaces.TornReadAsync, "pct(3)", 2, 1_000).Message);

    [Fact]
    public void Failure_Minimized_HasTheTrace() =>
        ExploreTests.Find(PlantedRaces.LostUpdateAsync, "random", 1, 1_000).Failure.Trace.Should().Contain("SharedAccess");
}
