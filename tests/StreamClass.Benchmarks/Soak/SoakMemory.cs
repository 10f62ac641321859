using System.Globalization;

namespace StreamClass.Benchmarks.Soak;

/// <summary>Whether the memory of a long run stays what it was.</summary>
/// <remarks>The first sample is taken when the run has warmed up; what is compared with it is what is reachable, not what a collection has not met yet.</remarks>
internal sealed class SoakMemory
{
    /// <summary>What a few requests more under way may take, and code that was compiled once more.</summary>
    private const double MostGrowth = 1;

    /// <summary>The working set also has the collector's reserves.</summary>
    private const double MostGrowthOfWorkingSet = 32;

    private Sizes? _first;
    private Sizes _last;

    /// <summary>The last sample, for people.</summary>
    public string Last => _last.ToString();

    public bool IsFlat => _first is { } first
        && _last.Reachable - first.Reachable <= MostGrowth && _last.WorkingSet - first.WorkingSet <= MostGrowthOfWorkingSet;

    public void Sample()
    {
        _last = new Sizes(Megabytes(GC.GetTotalMemory(forceFullCollection: true)), Megabytes(Environment.WorkingSet));
        _first ??= _last;
    }

    public override string ToString() => $"memory is flat: {_first}, at the end {_last}";

    private static double Megabytes(long bytes) => bytes / (1024.0 * 1024);

    private readonly record struct Sizes(double Reachable, double WorkingSet)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reachable:N2} MiB reachable, {WorkingSet:N0} MiB working set");
    }
}
