namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>What the requests of the floor and of the peers go to. Never entered twice at once, nor from within itself.</summary>
internal interface IHandler
{
    void Handle(PeerRequest request);
}
