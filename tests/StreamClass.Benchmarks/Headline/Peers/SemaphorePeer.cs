namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>SemaphoreSlim(1): who waits goes on, on a thread of the pool, when the one before has left.</summary>
internal readonly struct SemaphorePeer(IHandler handler) : IPeer<SemaphorePeer>
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public static string Name => "SemaphoreSlim";

    public static SemaphorePeer Create(IHandler handler) => new(handler);

    public async ValueTask SubmitAsync(PeerRequest request)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            handler.Handle(request);
        }
        finally
        {
            _turn.Release();
        }
    }

    public ValueTask EndAsync()
    {
        _turn.Dispose();
        return default;
    }
}
