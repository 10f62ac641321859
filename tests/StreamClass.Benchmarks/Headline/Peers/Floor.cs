namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>The least that exclusion can cost: a call of the handler under one compare-exchange.</summary>
/// <remarks>No peer: it serves nobody in turn, and whoever waits burns its processor. It shows what is possible.</remarks>
internal readonly struct Floor(IHandler handler) : IPeer<Floor>
{
    private readonly Word _word = new();

    public static string Name => "floor";

    public static Floor Create(IHandler handler) => new(handler);

    public ValueTask SubmitAsync(PeerRequest request)
    {
        if (Interlocked.CompareExchange(ref _word.Owner, 1, 0) != 0)
        {
            Wait();
        }

        handler.Handle(request);
        Volatile.Write(ref _word.Owner, 0);
        return default;
    }

    public ValueTask EndAsync() => default;

    private void Wait()
    {
        var spinner = default(SpinWait);
        do
        {
            spinner.SpinOnce(sleep1Threshold: -1);
        }
        while (Interlocked.CompareExchange(ref _word.Owner, 1, 0) != 0);
    }

    private sealed class Word
    {
        public int Owner;
    }
}
