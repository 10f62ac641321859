namespace StreamClass.Benchmarks.Headline;

/// <summary>What was measured under one load.</summary>
/// <param name="Load">The load.</param>
/// <param name="Floor">The floor.</param>
/// <param name="Ours">The rows of ours.</param>
/// <param name="Peers">The peers.</param>
/// <param name="SharesOfASecond">Of the first row of ours and of the floor; null with one client.</param>
/// <param name="Rounds">How many rounds the medians are of.</param>
/// <param name="Repeated">How many rounds were made again because the floor had moved.</param>
/// <param name="Unsteady">How many rounds were taken although it had.</param>
internal sealed record LoadFigures(
    Load Load,
    VariantFigures Floor,
    IReadOnlyList<VariantFigures> Ours,
    IReadOnlyList<VariantFigures> Peers,
    Shares? SharesOfASecond,
    int Rounds,
    int Repeated,
    int Unsteady)
{
    public VariantFigures BestPeer => Peers.MinBy(peer => peer.Nanoseconds)!;
}
