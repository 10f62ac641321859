using StreamClass.Testing.Choices;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Simulations;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Tests.Museum;

public class MuseumTests
{
    private const int MostPreemptions = 3;
    private const int Replays = 100;

    public static TheoryData<string> Names => [.. Exhibits.All.Select(static exhibit => exhibit.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Faulty_InItsDefaultOrder_DoesNotShow(string name)
    {
        var exhibit = Find(name);
        using var carriers = new CarrierPool();
        var outcome = MachineRun.Play(
            new DefaultOrder(),
            machine => exhibit.PlayAsync(machine, isCorrected: false),
            exhibit.Options,
            new MachineOptions(),
            carriers,
            new Trace());
        outcome.Failure.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Faulty_Explored_IsFoundAsItShows(string name)
    {
        var exhibit = Find(name);
        Func<Machine, Task> scenario = machine => exhibit.PlayAsync(machine, isCorrected: false);
        var explore = () => Explore.Schedules(10_000, scenario, exhibit.Exploration);

        var found = explore.Should().Throw<ExplorationException>().Which;
        found.Failure.Failure.Should().Be(exhibit.Failure);
        found.Failure.Message.Should().Match(exhibit.Message);
        found.Preemptions.Should().BeLessThanOrEqualTo(MostPreemptions);
        for (var i = 0; i < Replays; i++)
        {
            var replay = () => Explore.Replay(found.Schedule, scenario, exhibit.Exploration);
            replay.Should().Throw<SimulationException>().Which.Message.Should().Be(found.Failure.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Corrected_Explored_Passes(string name)
    {
        var exhibit = Find(name);
        Explore.Schedules(500, machine => exhibit.PlayAsync(machine, isCorrected: true), exhibit.Exploration);
    }

    private static Exhibit Find(string name) => Exhibits.All.Single(exhibit => exhibit.Name == name);

    private sealed class DefaultOrder : IChooser
    {
        public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices) => 0;
    }
}
