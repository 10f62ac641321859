using StreamClass.Benchmarks.Headline.Ours;
using StreamClass.Benchmarks.Headline.Peers;
using StreamClass.Benchmarks.Headline.Running;

namespace StreamClass.Benchmarks.Headline;

/// <summary>Everything that is compared under one load.</summary>
internal sealed class LoadVariants : IAsyncDisposable
{
    private LoadVariants(Variant floor, IReadOnlyList<Variant> ours, IReadOnlyList<Variant> peers)
    {
        Floor = floor;
        Ours = ours;
        Peers = peers;
    }

    public Variant Floor { get; }

    public IReadOnlyList<Variant> Ours { get; }

    public IReadOnlyList<Variant> Peers { get; }

    /// <summary>The floor, ours, then the peers.</summary>
    public IEnumerable<Variant> All => [Floor, .. Ours, .. Peers];

    /// <summary>The names of <see cref="All"/>.</summary>
    public static IEnumerable<string> Names =>
        [Headline.Peers.Floor.Name, .. WriteVariant.Names, .. PeerTable.All.Select(peer => peer.Name)];

    public static async Task<LoadVariants> CreateAsync(Load load)
    {
        var ours = new List<Variant>();
        foreach (var name in WriteVariant.Names)
        {
            ours.Add(await WriteVariant.CreateAsync(name, load).ConfigureAwait(false));
        }

        return new LoadVariants(PeerVariant.Create<Floor>(load), ours, [.. PeerTable.All.Select(peer => peer.Create(load))]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var variant in All)
        {
            await variant.DisposeAsync().ConfigureAwait(false);
        }
    }
}
