using StreamClass.Benchmarks.Headline.Running;

namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>Makes variants of peers.</summary>
internal static class PeerVariant
{
    private const int CallsOfTheOther = 100;

    public static Variant Create<TPeer>(Load load)
        where TPeer : struct, IPeer<TPeer>
    {
        MeetTheOther<TPeer>();
        var tally = new Tally();
        var peer = TPeer.Create(new CountingHandler(tally));
        var submissions = new PeerSubmission<TPeer>[load.Clients];
        for (var client = 0; client < submissions.Length; client++)
        {
            var requests = new PeerRequest[load.Depth];
            for (var slot = 0; slot < requests.Length; slot++)
            {
                requests[slot] = new PeerRequest();
            }

            submissions[client] = new PeerSubmission<TPeer>(peer, requests);
        }

        return new SubmissionVariant<PeerSubmission<TPeer>>(TPeer.Name, submissions, load.Depth, tally, peer.EndAsync);
    }

    /// <summary>Has the peer call the second implementation too, before anything is compiled for the first one alone.</summary>
    private static void MeetTheOther<TPeer>()
        where TPeer : struct, IPeer<TPeer>
    {
        var other = new OtherHandler();
        var peer = TPeer.Create(other);
        var request = new PeerRequest();
        for (var call = 1; call <= CallsOfTheOther; call++)
        {
            peer.SubmitAsync(request).AsTask().Wait();
            if (other.Calls != call)
            {
                throw new WrongFiguresException($"{TPeer.Name}: the handler had {other.Calls} calls after {call} submissions.");
            }
        }

        peer.EndAsync().AsTask().Wait();
    }
}
