namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>The peers that ours is compared with.</summary>
internal static class PeerTable
{
    public static IReadOnlyList<PeerEntry> All { get; } =
    [
        PeerEntry.Of<SemaphorePeer>(),
        PeerEntry.Of<LockPeer>(),
        PeerEntry.Of<ChannelPeer>(),
        PeerEntry.Of<ActionBlockPeer>(),
    ];
}
