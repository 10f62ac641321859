namespace StreamClass.Benchmarks.Headline.Reporting;

/// <summary>What the hot path is to keep to.</summary>
internal static class Targets
{
    /// <summary>The runtime allocates a little now and then; one object in a thousand requests is more than this.</summary>
    private const double BytesThatAreNone = 0.02;

    public static IEnumerable<Target> Of(IReadOnlyList<LoadFigures> loads)
    {
        for (var row = 0; row < loads[0].Ours.Count; row++)
        {
            foreach (var target in OfRow(loads, row))
            {
                yield return target;
            }
        }

        if (Contended(loads).Any())
        {
            yield return Make(
                "slowest client at least 0.8 of the fastest over a second", loads[0].Ours[0].Name, Contended(loads),
                load => load.SharesOfASecond!.Ours, share => share >= 0.8);
        }
    }

    private static IEnumerable<Target> OfRow(IReadOnlyList<LoadFigures> loads, int row)
    {
        var name = loads[0].Ours[row].Name;
        if (loads.Any(IsAlone))
        {
            yield return Make(
                "at most 3 times the floor", name, loads.Where(IsAlone), load => load.Ours[row].ToFloor(load), ratio => ratio <= 3);
            yield return Make(
                "no slower than the best safe peer", name, loads.Where(IsAlone), load => load.Ours[row].OfBestPeer(load),
                ratio => ratio >= 1);
        }

        if (Contended(loads).Any())
        {
            yield return Make(
                "at most 4 times the floor", name, Contended(loads), load => load.Ours[row].ToFloor(load), ratio => ratio <= 4);
            yield return Make(
                "at least 1.5 times as fast as the best safe peer", name, Contended(loads), load => load.Ours[row].OfBestPeer(load),
                ratio => ratio >= 1.5);
        }

        yield return Make("0 bytes per request", name, loads, load => load.Ours[row].Bytes, bytes => bytes < BytesThatAreNone);
    }

    private static bool IsAlone(LoadFigures load) => load.Load is { Clients: 1, Depth: 1 };

    private static IEnumerable<LoadFigures> Contended(IReadOnlyList<LoadFigures> loads) => loads.Where(load => load.Load.Clients > 1);

    private static Target Make(
        string name, string row, IEnumerable<LoadFigures> loads, Func<LoadFigures, double> value, Func<double, bool> isMet)
    {
        var measured = loads.Select(load => new TargetFigure(load.Load.ToString(), value(load))).ToArray();
        return new Target(name, row, measured, Array.TrueForAll(measured, figure => isMet(figure.Value)));
    }
}
