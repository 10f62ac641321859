namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>Lock: the client's thread waits, and calls the handler itself.</summary>
/// <remarks>The lock is recursive. So that the handler is not, a submit from within it is refused.</remarks>
internal readonly struct LockPeer(IHandler handler) : IPeer<LockPeer>
{
    private readonly Lock _gate = new();

    public static string Name => "Lock";

    public static LockPeer Create(IHandler handler) => new(handler);

    public ValueTask SubmitAsync(PeerRequest request)
    {
        if (_gate.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("The handler cannot be entered from within itself.");
        }

        lock (_gate)
        {
            handler.Handle(request);
        }

        return default;
    }

    public ValueTask EndAsync() => default;
}
