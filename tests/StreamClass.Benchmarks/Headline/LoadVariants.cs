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

    public static async Task<LoadVariants> CreateAsync(Load load)
    {
        var ours = new List<Variant>();
        foreach (var name in WriteVariant.Names)
        {
            ours.Add(await WriteVariant.CreateAsync(name, load).ConfigureAwait(false));
        }

        return new LoadVariants(PeerVariant.Create<Floor>(load), ours, [.. PeerTable.All.Select(create => create(load))]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var variant in (IEnumerable<Variant>)[Floor, .. Ours, .. Peers])
        {
            await variant.DisposeAsync().ConfigureAwait(false);
        }
    }
}
