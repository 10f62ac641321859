using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Threads;

/// <summary>Client code: a continuation, or whatever else was posted to the machine's context.</summary>
internal sealed class ClientCall(SynchronizationContext context, Delegate callback, object? state) : Runnable
{
    public override TraceKind Kind => TraceKind.Client;

    // What awaiting code posts is one delegate for all; what it carries tells which method goes on.
    public override object Subject => state ?? callback;

    /// <summary>The asynchronous method that goes on, which is one object from its first await to its last.</summary>
    public override object Identity => state is Delegate { Target: { } method } ? method : Subject;

    public override void Execute()
    {
        SynchronizationContext.SetSynchronizationContext(context);
        if (callback is SendOrPostCallback posted)
        {
            posted(state);
        }
        else
        {
            ((Action<object?>)callback)(state);
        }
    }
}
