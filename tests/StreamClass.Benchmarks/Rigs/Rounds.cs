namespace StreamClass.Benchmarks.Rigs;

/// <summary>Measures variants in turn, round after round, so that whatever else the computer does meets all of them.</summary>
internal static class Rounds
{
    /// <summary>Rounds in which the code is compiled, which do not count.</summary>
    private const int WarmUp = 3;

    /// <returns>The median of each variant.</returns>
    public static async Task<double[]> MedianAsync(int rounds, params Func<Task<double>>[] variants)
    {
        var results = Array.ConvertAll(variants, _ => new List<double>(rounds));
        for (var round = -WarmUp; round < rounds; round++)
        {
            for (var i = 0; i < variants.Length; i++)
            {
                var result = await Task.Run(variants[i]);
                if (round >= 0)
                {
                    results[i].Add(result);
                }
            }
        }

        return Array.ConvertAll(results, Median);
    }

    public static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
