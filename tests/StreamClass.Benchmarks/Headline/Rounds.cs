using System.Diagnostics;
using StreamClass.Benchmarks.Headline.Running;

namespace StreamClass.Benchmarks.Headline;

/// <summary>Measures a load in rounds: each runs every variant once, so that whatever disturbs the machine disturbs all of them.</summary>
/// <param name="count">How many rounds there are at most.</param>
/// <param name="limit">How long a load may take; with time up, what has been measured counts.</param>
internal sealed class Rounds(int count, TimeSpan limit)
{
    /// <summary>How far the floor at the end of a round may be from that at its beginning.</summary>
    private const double MostVariation = 0.3;

    /// <summary>Fewer rounds make no median; they are taken whatever the time.</summary>
    private const int FewestRounds = 5;

    private const int WarmRuns = 35;

    private static readonly TimeSpan OfARun = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan OfAWarmRun = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan OfCompiling = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan OfFairness = TimeSpan.FromSeconds(1);

    public async Task<LoadFigures> MeasureAsync(Load load)
    {
        await using var variants = await LoadVariants.CreateAsync(load).ConfigureAwait(false);

        // On a thread of its own: one of the pool that waits here for its clients takes a processor's share of the pool from them.
        return await Task.Factory
            .StartNew(() => Measure(load, variants), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .ConfigureAwait(false);
    }

    private LoadFigures Measure(Load load, LoadVariants variants)
    {
        var start = Stopwatch.GetTimestamp();
        Warm(variants.All);
        IReadOnlyList<Variant> others = [.. variants.Ours, .. variants.Peers];
        var series = others.ToDictionary(variant => variant, variant => new Series(variant.Name));
        var floor = new Series(variants.Floor.Name);
        var (rounds, repeated, unsteady) = (0, 0, 0);
        while (rounds < count && (rounds < FewestRounds || Stopwatch.GetElapsedTime(start) < limit))
        {
            var figures = new RunFigures[others.Count];
            var before = variants.Floor.Run(OfARun);
            for (var i = 0; i < others.Count; i++)
            {
                // Each begins a round in its turn.
                var next = (rounds + i) % others.Count;
                figures[next] = others[next].Run(OfARun);
            }

            var after = variants.Floor.Run(OfARun);
            if (!IsSteady(before, after))
            {
                // Bounded: a machine that never rests is measured all the same, and the table says so.
                if (repeated < count / 2)
                {
                    repeated++;
                    continue;
                }

                unsteady++;
            }

            rounds++;
            floor.Add(before);
            floor.Add(after);
            for (var i = 0; i < others.Count; i++)
            {
                series[others[i]].Add(figures[i]);
            }
        }

        var shares = load.Clients == 1 ? null : new Shares(variants.Ours[0].Run(OfFairness).Share, variants.Floor.Run(OfFairness).Share);
        return new LoadFigures(
            load,
            floor.Medians(),
            [.. variants.Ours.Select(variant => series[variant].Medians())],
            [.. variants.Peers.Select(variant => series[variant].Medians())],
            shares,
            rounds,
            repeated,
            unsteady);
    }

    /// <summary>Runs everything until the runtime has compiled it for good: it does after thirty calls, on a thread of its own.</summary>
    private static void Warm(IEnumerable<Variant> variants)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var variant in variants)
            {
                for (var run = 0; run < WarmRuns; run++)
                {
                    variant.Run(OfAWarmRun);
                }
            }

            Thread.Sleep(OfCompiling);
        }
    }

    private static bool IsSteady(RunFigures before, RunFigures after) =>
        Math.Abs(before.Nanoseconds - after.Nanoseconds) <= MostVariation * Math.Min(before.Nanoseconds, after.Nanoseconds);
}
