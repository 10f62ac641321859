using StreamClass.Kernel;
using StreamClass.Testing.Timing;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <content>Where the running code gives the scheduler the chance to do something else.</content>
internal sealed partial class SimulatedDrive
{
    public override void Stall(long duration)
    {
        _admission.Require("a stall");
        if (_machine.Running.IsInHardware)
        {
            throw new InvalidOperationException("An event of virtual hardware cannot stall the processor.");
        }

        Scheduler.Stall(VirtualClock.Nanoseconds(duration));
    }

    public override void Preempt(PreemptionPoint point, object? subject)
    {
        if (point == PreemptionPoint.Atomic)
        {
            if (_admission.IsInside)
            {
                Scheduler.Atomic(subject);
            }

            return;
        }

        _admission.Require("a call of the machine");
        if (_machine.Running.IsInHardware
            && point is (PreemptionPoint.ServiceCall or PreemptionPoint.HandOver or PreemptionPoint.ClientCall))
        {
            throw new InvalidOperationException($"An event cannot make a {point}; it queues a deferred procedure call or raises a line.");
        }

        Scheduler.Preempt((TraceKind)point, _costs.Of(point), subject);
    }

    public override bool OffersFaults => Scheduler.OffersFaults;

    public override FaultEffect FaultAt(FaultPoint point, object? subject)
    {
        if (_machine.Run.IsStopping)
        {
            return FaultEffect.None;
        }

        _admission.Require("a call of the machine");
        var effect = Scheduler.FaultAt(point);
        if (effect == FaultEffect.Slow)
        {
            Scheduler.Stall(_costs.SlowAccess);
        }

        return effect;
    }

    public override void Lowered(Processor processor)
    {
        if (_admission.Enter("the release of a lock"))
        {
            _machine.Running.Lowered();
            _observer?.Returned();
        }
    }

    public override void RequestInterrupt(InterruptLine line)
    {
        if (_admission.Enter("an interrupt"))
        {
            _machine.Lines.Request(line);
        }
    }

    public override void Spin(int turn)
    {
        _admission.Require("a spin");
        Scheduler.Spin(turn, _costs.Spin);
    }
}
