namespace StreamClass.Benchmarks.Headline.Running;

/// <summary>Something to measure: one way of the requests to a handler, under one load.</summary>
internal abstract class Variant(string name) : IAsyncDisposable
{
    public string Name => name;

    /// <summary>Has every client submit for some time.</summary>
    /// <exception cref="WrongFiguresException">Requests were lost or doubled, or the handler was entered twice at once.</exception>
    public abstract RunFigures Run(TimeSpan time);

    public abstract ValueTask DisposeAsync();
}
