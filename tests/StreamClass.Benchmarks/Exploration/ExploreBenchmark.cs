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

    private static readonly string[] Strategies = ["default", "random", "pct(3)", "delay(2)"];

    public static void Run(int schedules)
    {
        Console.WriteLine("| processors | strategy | schedules/s | steps each | distinct | bytes each |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Measure(1, schedules);
        Measure(4, schedules);
        Console.WriteLine();
        Console.WriteLine("| planted bug, one processor | median of schedules until found | all |");
        Console.WriteLine("|---|---|---|");
        foreach (var strategy in Strategies)
        {
            Find(strategy);
        }
    }

    /// <summary>Prints medians of several rounds, in which the strategies take turns; a first round, in which the code is compiled, does not count.</summary>
    private static void Measure(int processors, int schedules)
    {
        var rates = Strategies.ToDictionary(static strategy => strategy, static _ => new List<double>());
        var bytes = Strategies.ToDictionary(static strategy => strategy, static _ => 0L);
        var results = new Dictionary<string, ExplorationResult>();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var strategy in Strategies)
            {
                var before = GC.GetTotalAllocatedBytes();
                var watch = Stopwatch.StartNew();
                results[strategy] = Play(processors, strategy, schedules, (ulong)round);
                if (round > 0)
                {
                    rates[strategy].Add(schedules / watch.Elapsed.TotalSeconds);
                    bytes[strategy] += GC.GetTotalAllocatedBytes() - before;
                }
            }
        }

        foreach (var strategy in Strategies)
        {
            var (rate, result) = (rates[strategy].Order().ElementAt(Rounds / 2), results[strategy]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {processors} | {strategy} | {rate:F0} | {result.Steps / schedules} | {result.DistinctSchedules} of {schedules} | {bytes[strategy] / Rounds / schedules} |"));
        }
    }

    private static void Find(string strategy)
    {
        var found = new List<long>();
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            try
            {
                _ = Explore.Schedules(
                    MostSchedules, static machine => ThreeReadsScenario.PlayAsync(machine, isAtomic: false), Options(1, strategy, seed) with { Minimize = false });
                found.Add(long.MaxValue);
            }
            catch (ExplorationException exception)
            {
                found.Add(exception.Schedules);
            }
        }

        found.Sort();
        var median = (found[(Seeds / 2) - 1] + found[Seeds / 2]) / 2.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {strategy} | {median} | {string.Join(' ', found)} |"));
    }

    private static ExplorationResult Play(int processors, string strategy, int schedules, ulong seed) =>
        Explore.Schedules(
            schedules, static machine => ThreeReadsScenario.PlayAsync(machine, isAtomic: true), Options(processors, strategy, seed));

    private static ExplorationOptions Options(int processors, string strategy, ulong seed)
    {
        var options = new ExplorationOptions { Seed = seed, Simulation = ThreeReadsScenario.Simulation with { Processors = processors } };
        return strategy == Strategies[0] ? options : options with { Strategies = [ExplorationStrategy.Parse(strategy)] };
    }
}
