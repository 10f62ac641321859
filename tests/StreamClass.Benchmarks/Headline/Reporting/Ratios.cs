namespace StreamClass.Benchmarks.Headline.Reporting;

/// <summary>How a row of ours compares, from the medians that the table shows.</summary>
internal static class Ratios
{
    public static double ToFloor(this VariantFigures ours, LoadFigures load) => ours.Nanoseconds / load.Floor.Nanoseconds;

    public static double OfBestPeer(this VariantFigures ours, LoadFigures load) => load.BestPeer.Nanoseconds / ours.Nanoseconds;
}
