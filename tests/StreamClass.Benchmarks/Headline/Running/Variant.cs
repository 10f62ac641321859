namespace StreamClass.Benchmarks.Headline.Running;

/// <summary>Something to measure: one way of the requests to a handler, under one load.</summary>
internal abstract class Variant(string name) : IAsyncDisposable
{
    public string Name => name;

    /// <summary>Has every client submit for some time.</summary>
    /// <exception cref="WrongFiguresException">Requests were lost or doubled, or the handler was entered twice at once.</exception>
    public abstract RunFigures Run(TimeSpan time);

    /// <summary>Has the first client await a number of requests, one at a time.</summary>
    /// <exception cref="WrongFiguresException">As for a run.</exception>
    public abstract Task AwaitAsync(int requests);

    public abstract ValueTask DisposeAsync();
}
