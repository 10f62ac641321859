using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Threads;

/// <summary>A deferred procedure call that does not run on the stack that queued it, but below it or on another processor.</summary>
internal sealed class HandedOverDpc(KernelDrive drive, Dpc dpc) : Runnable
{
    public override TraceKind Kind => TraceKind.HandedOver;

    public override object Subject => dpc;

    public override void Execute() => drive.QueueDpc(dpc);
}
