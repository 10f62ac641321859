using System.Diagnostics;
using System.Globalization;
using StreamClass.Testing;
using StreamClass.Testing.Exploration;

namespace StreamClass.Benchmarks.Exploration;

/// <summary>How fast schedules are explored, and how soon that finds something.</summary>
internal static class ExploreBenchmark
{
    private const int Rounds = 5;
    private const int Seeds = 20;
    private const int MostSchedules = 10_000;

    public static void Run(int schedules)
    {
        Console.WriteLine("| processors | strategy | schedules/s | steps each | distinct | bytes each |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var processors in new[] { 1, 4 })
        {
            Measure(processors, "default", [], schedules);
            foreach (var strategy in new[] { "random", "pct(3)", "delay(2)" })
            {
                Measure(processors, strategy, [ExplorationStrategy.Parse(strategy)], schedules);
            }
        }

        Console.WriteLine();
        Console.WriteLine("| planted bug, one processor | median of schedules until found | all |");
        Console.WriteLine("|---|---|---|");
        Find("default", []);
        foreach (var strategy in new[] { "random", "pct(3)", "delay(2)" })
        {
            Find(strategy, [ExplorationStrategy.Parse(strategy)]);
        }
    }

    /// <summary>Prints the median of several rounds; a first one, in which the code is compiled, does not count.</summary>
    private static void Measure(int processors, string name, IReadOnlyList<ExplorationStrategy> strategies, int schedules)
    {
        var rates = new List<double>();
        var result = Play(processors, strategies, schedules, seed: 0);
        var bytes = GC.GetTotalAllocatedBytes();
        for (var round = 1; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            result = Play(processors, strategies, schedules, (ulong)round);
            rates.Add(schedules / watch.Elapsed.TotalSeconds);
        }

        rates.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {processors} | {name} | {rates[Rounds / 2]:F0} | {result.Steps / schedules} | {result.DistinctSchedules} of {schedules} | {(GC.GetTotalAllocatedBytes() - bytes) / Rounds / schedules} |"));
    }

    private static void Find(string name, IReadOnlyList<ExplorationStrategy> strategies)
    {
        var found = new List<long>();
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            try
            {
                _ = Explore.Schedules(
                    MostSchedules, static machine => ThreeReadsScenario.PlayAsync(machine, isAtomic: false), Options(1, strategies, seed) with { Minimize = false });
                found.Add(long.MaxValue);
            }
            catch (ExplorationException exception)
            {
                found.Add(exception.Schedules);
            }
        }

        found.Sort();
        var median = (found[(Seeds / 2) - 1] + found[Seeds / 2]) / 2.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {median} | {string.Join(' ', found)} |"));
    }

    private static ExplorationResult Play(int processors, IReadOnlyList<ExplorationStrategy> strategies, int schedules, ulong seed) =>
        Explore.Schedules(
            schedules, static machine => ThreeReadsScenario.PlayAsync(machine, isAtomic: true), Options(processors, strategies, seed));

    private static ExplorationOptions Options(int processors, IReadOnlyList<ExplorationStrategy> strategies, ulong seed)
    {
        var options = new ExplorationOptions { Seed = seed, Simulation = ThreeReadsScenario.Simulation with { Processors = processors } };
        return strategies.Count == 0 ? options : options with { Strategies = strategies };
    }
}
