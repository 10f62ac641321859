using StreamClass.Testing.Choices;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Exploration.Schedules;

namespace StreamClass.Testing.Tests.Exploration.Strategies;

public class SpreadTests
{
    [Theory]
    [InlineData("random")]
    [InlineData("pct(3)")]
    public void Schedules_NeighbouringSeeds_ShareHardlyAny(string strategy)
    {
        var first = Paths(strategy, 1).ToHashSet();
        var second = Paths(strategy, 2).ToHashSet();
        first.Count.Should().BeGreaterThan(100);
        second.Count(first.Contains).Should().BeLessThan(first.Count / 10, "only what hardly deviates from the default comes twice");
    }

    [Fact]
    public void Seeds_OfNeighbouringExplorations_ShareNone()
    {
        var seen = new HashSet<ulong>();
        for (ulong seed = 0; seed < 20; seed++)
        {
            var seeds = new SeededGenerator(seed);
            for (var i = 0; i < 1_000; i++)
            {
                seen.Add(seeds.Next()).Should().BeTrue();
            }
        }
    }

    private static IEnumerable<ulong> Paths(string strategy, ulong seed)
    {
        using var runs = new ScenarioRuns(new PlayedScenario(PlantedRaces.BusyAsync), new ExplorationOptions());
        var chooser = ExplorationStrategy.Parse(strategy).CreateChooser();
        var seeds = new SeededGenerator(seed);
        var length = new RunLength();
        var recorder = new PathRecorder();
        for (var i = 0; i < 200; i++)
        {
            chooser.Begin(seeds.Next(), length.Estimate);
            recorder.Begin(chooser);
            length.Learn(runs.Run(recorder).Choices);
            yield return recorder.Hash;
        }
    }
}
