namespace StreamClass.Kernel;

/// <summary>A call that a system thread makes at PASSIVE_LEVEL.</summary>
/// <remarks>Native name: WORK_QUEUE_ITEM.</remarks>
internal sealed class WorkItem(Action<object?> routine, object? context)
{
    /// <summary>What the routine works on; names it in a trace.</summary>
    public object? Context => context;

    internal void Execute() => routine(context);
}
