using StreamClass.Testing.Exploration;

namespace StreamClass.Testing.Tests.Exploration.Stories;

public class ReportTests
{
    [Fact]
    public void Message_InterruptedClient_IsTheWholeReport()
    {
        var found = ExploreTests.Find(PlantedRaces.InterruptedAsync, "random", 1, 1_000);
        found.Message.Should().Be("");
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
                for (var i = 0; i < 50; i++)
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
