using System.Runtime.CompilerServices;
using StreamClass.Benchmarks.Headline.Running;

namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>Does what the minidriver of ours does: counts.</summary>
internal sealed class CountingHandler(Tally tally) : IHandler
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Handle(PeerRequest request)
    {
        tally.EnterWithRequest();
        tally.Leave();
    }
}
