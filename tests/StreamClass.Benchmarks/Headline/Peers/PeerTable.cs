using StreamClass.Benchmarks.Headline.Running;

namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>The peers that ours is compared with.</summary>
internal static class PeerTable
{
    public static IReadOnlyList<Func<Load, Variant>> All { get; } =
    [
        PeerVariant.Create<SemaphorePeer>,
        PeerVariant.Create<LockPeer>,
        PeerVariant.Create<ChannelPeer>,
        PeerVariant.Create<ActionBlockPeer>,
    ];
}
