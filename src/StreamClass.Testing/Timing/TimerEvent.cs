using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Timing;

/// <summary>The due time of a <see cref="DriveTimer"/>.</summary>
internal sealed class TimerEvent(DriveTimer timer) : DueEvent
{
    public override TraceKind Kind => timer.IsHardware ? TraceKind.Hardware : TraceKind.Timer;

    public override object Subject => timer;

    // The timers of the operating system ring in its clock interrupt; hardware does not know about levels.
    public override Irql Level => timer.IsHardware ? Irql.High : Irql.Clock;

    public override object? Owner => timer.Owner;

    public override void Fire() => timer.Fire();
}
