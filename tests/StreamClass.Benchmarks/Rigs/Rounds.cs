using System.Diagnostics;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>Measures variants in turn, round after round, so that whatever else the computer does meets all of them.</summary>
/// <remarks>
/// Rounds are short, so that on a busy computer most of them are not interrupted: a long round of a slow variant would always be, a short one of
/// a fast variant never.
/// </remarks>
internal static class Rounds
{
    /// <summary>What does not count: code is compiled well only when it has run often, and some time has passed.</summary>
    private const int WarmUpRounds = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <returns>The median of each variant.</returns>
    public static async Task<double[]> MedianAsync(int rounds, params Func<Task<double>>[] variants)
    {
        var results = Array.ConvertAll(variants, _ => new List<double>(rounds));
        var warmUp = Stopwatch.StartNew();
        for (var round = 0; round < WarmUpRounds || warmUp.Elapsed < WarmUp; round++)
        {
            await RunAsync(static (_, _) => { });
        }

        for (var round = 0; round < rounds; round++)
        {
            await RunAsync((variant, result) => results[variant].Add(result));
        }

        return Array.ConvertAll(results, Median);

        async Task RunAsync(Action<int, double> take)
        {
            for (var i = 0; i < variants.Length; i++)
            {
                take(i, await Task.Run(variants[i]));
            }
        }
    }

    public static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
