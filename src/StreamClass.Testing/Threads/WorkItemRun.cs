using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Threads;

/// <summary>A work item whose system thread has not started yet.</summary>
internal sealed class WorkItemRun(WorkItem item) : Runnable
{
    public override TraceKind Kind => TraceKind.WorkItem;

    public override object Subject => item;

    public override void Execute() => item.Execute();
}
