namespace StreamClass.Benchmarks.Headline.Reporting;

/// <summary>Prints the figures for people.</summary>
internal sealed class HeadlineTable(TextWriter output)
{
    public void Write(IReadOnlyList<LoadFigures> loads)
    {
        output.WriteLine("| load | ours ns | floor ns | ours/floor | best safe peer (name) ns | peer/ours | bytes per request |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var load in loads)
        {
            foreach (var ours in load.Ours)
            {
                var floor = load.Floor.Nanoseconds;
                var compared = Text($"{ours.Nanoseconds:F1} | {floor:F1} | {ours.ToFloor(load):F2} | {Best(load)} | {ours.OfBestPeer(load):F2}");
                Line($"| {load.Load} {ours.Name} | {compared} | {ours.Bytes:F2} |");
            }
        }

        output.WriteLine();
        WritePeers(loads);
        output.WriteLine();
        if (loads.Any(load => load.SharesOfASecond is not null))
        {
            WriteShares(loads);
            output.WriteLine();
        }

        output.WriteLine("| target | of | measured | |");
        output.WriteLine("|---|---|---|---|");
        foreach (var target in Targets.Of(loads))
        {
            var measured = target.Measured.Select(figure => Text($"{figure.Load} {figure.Value:F2}"));
            Line($"| {target.Name} | {target.Row} | {string.Join(", ", measured)} | {(target.IsMet ? "met" : "NOT met")} |");
        }
    }

    private void WritePeers(IReadOnlyList<LoadFigures> loads)
    {
        var names = loads[0].Peers.Select(peer => $"{peer.Name} ns, bytes");
        output.WriteLine($"| load | {string.Join(" | ", names)} | rounds: taken, repeated, unsteady |");
        output.WriteLine($"|---|{string.Concat(loads[0].Peers.Select(_ => "---|"))}---|");
        foreach (var load in loads)
        {
            var peers = load.Peers.Select(peer => Text($"{peer.Nanoseconds:F1}, {peer.Bytes:F0}"));
            Line($"| {load.Load} | {string.Join(" | ", peers)} | {load.Rounds}, {load.Repeated}, {load.Unsteady} |");
        }
    }

    private void WriteShares(IReadOnlyList<LoadFigures> loads)
    {
        output.WriteLine("| slowest/fastest client over a second | ours | floor |");
        output.WriteLine("|---|---|---|");
        foreach (var load in loads)
        {
            if (load.SharesOfASecond is { } shares)
            {
                Line($"| {load.Load} | {shares.Ours:F2} | {shares.Floor:F2} |");
            }
        }
    }

    private static string Best(LoadFigures load) => Text($"({load.BestPeer.Name}) {load.BestPeer.Nanoseconds:F1}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private void Line(FormattableString line) => output.WriteLine(Text(line));
}
