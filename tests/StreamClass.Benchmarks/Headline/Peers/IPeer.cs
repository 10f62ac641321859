namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>Another way to the same contract, for comparison. Implemented by readonly structs; <see cref="PeerTable"/> lists them.</summary>
/// <remarks>
/// The contract: any number of clients; a handler that is never entered twice at once, nor from within itself; the client awaits; and no
/// code of a client runs while the handler does, on the handler's thread.
/// </remarks>
internal interface IPeer<TSelf>
    where TSelf : struct, IPeer<TSelf>
{
    /// <summary>What it is called in the tables.</summary>
    static abstract string Name { get; }

    /// <summary>Begins one.</summary>
    static abstract TSelf Create(IHandler handler);

    /// <summary>Has the handler called with a request.</summary>
    /// <param name="request">Belongs to the peer until the task has ended.</param>
    ValueTask SubmitAsync(PeerRequest request);

    /// <summary>Ends what was begun. Nothing is submitted any more.</summary>
    ValueTask EndAsync();
}
