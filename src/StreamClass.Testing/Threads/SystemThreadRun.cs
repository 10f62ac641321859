using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Threads;

/// <summary>A system thread that has not begun yet.</summary>
internal sealed class SystemThreadRun(KernelThread thread) : Runnable
{
    public override TraceKind Kind => TraceKind.SystemThread;

    public override object Subject => thread;

    public override void Execute() => thread.Run();
}
