using System.Runtime.CompilerServices;

namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>A second implementation, so that a call of <see cref="IHandler"/> stays a call of an interface.</summary>
internal sealed class OtherHandler : IHandler
{
    public int Calls { get; private set; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Handle(PeerRequest request) => Calls++;
}
