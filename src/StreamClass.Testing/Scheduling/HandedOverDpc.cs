using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>A deferred procedure call that must not run on the stack that handed it over.</summary>
internal sealed class HandedOverDpc(KernelDrive drive, Dpc dpc) : Runnable
{
    public override TraceKind Kind => TraceKind.HandedOver;

    public override object Subject => dpc;

    public override void Execute() => drive.QueueDpc(dpc);
}
