using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Timing;

/// <summary>The end of what a chip computes beside the processor.</summary>
internal sealed class BesideEvent(Action work, Action done) : DueEvent
{
    public override TraceKind Kind => TraceKind.Hardware;

    public override object Subject => done;

    public override Irql Level => Irql.High;

    public override void Fire()
    {
        work();
        done();
    }
}
