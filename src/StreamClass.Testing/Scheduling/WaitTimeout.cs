using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Timing;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>The end of a thread's patience.</summary>
internal sealed class WaitTimeout(RunQueue queue, ParkedStack stack) : DueEvent
{
    public override TraceKind Kind => TraceKind.TimedOut;

    public override object? Subject => stack.Gate;

    public override Irql Level => Irql.Clock;

    public override object Owner => MachinePart.Nobody;

    public override void Fire() => queue.MakeReady(stack);
}
