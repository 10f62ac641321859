using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Threads;

/// <summary>Something that can run below DISPATCH_LEVEL: in the simulated machine, a thread.</summary>
internal abstract class Runnable
{
    public abstract TraceKind Kind { get; }

    /// <summary>Names it in the trace.</summary>
    public abstract object? Subject { get; }

    /// <summary>Who acts; zero until <see cref="Actors"/> has given it a number.</summary>
    public int Actor { get; set; }

    /// <summary>The number of the only processor that can run it, from 1; zero when any can.</summary>
    public int Home { get; init; }

    /// <summary>What the actor is known by, across several things that it runs: a client's asynchronous method, a thread.</summary>
    public virtual object? Identity => Subject;

    /// <summary>Runs it on the present carrier. A parked stack has its own and is never run this way.</summary>
    public abstract void Execute();
}
