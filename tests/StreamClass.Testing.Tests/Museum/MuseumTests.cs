using StreamClass.Testing.Exploration;

namespace StreamClass.Testing.Tests.Museum;

public class MuseumTests
{
    public static TheoryData<string> Names => [.. Exhibits.All.Select(static exhibit => exhibit.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Faulty_Explored_IsFoundAsItShows(string name)
    {
        var exhibit = Exhibits.All.Single(exhibit => exhibit.Name == name);
        var explore = () => Explore.Schedules(
            10_000, machine => exhibit.PlayAsync(machine, isCorrected: false), new ExplorationOptions { Simulation = exhibit.Options });

        var found = explore.Should().Throw<ExplorationException>().Which.Failure;
        found.Failure.Should().Be(exhibit.Failure);
        found.Message.Should().Match(exhibit.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Corrected_Explored_Passes(string name)
    {
        var exhibit = Exhibits.All.Single(exhibit => exhibit.Name == name);
        Explore.Schedules(
            1_000, machine => exhibit.PlayAsync(machine, isCorrected: true), new ExplorationOptions { Simulation = exhibit.Options });
    }
}
