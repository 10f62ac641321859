using StreamClass.Benchmarks.Headline.Running;

namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>Submits to a peer, each slot with a request of its own.</summary>
internal readonly struct PeerSubmission<TPeer>(TPeer peer, PeerRequest[] requests) : ISubmission
    where TPeer : struct, IPeer<TPeer>
{
    public ValueTask SubmitAsync(int slot) => peer.SubmitAsync(requests[slot]);
}
