using StreamClass.Benchmarks.Headline.Running;

namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>A peer in the table.</summary>
internal sealed record PeerEntry(string Name, Func<Load, Variant> Create)
{
    public static PeerEntry Of<TPeer>()
        where TPeer : struct, IPeer<TPeer> => new(TPeer.Name, PeerVariant.Create<TPeer>);
}
