using StreamClass.Kernel;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Timing;

namespace StreamClass.Testing.Scheduling;

/// <content>What is to run later, and whoever waits for it.</content>
internal sealed partial class SimulatedDrive
{
    public override void QueueDpc(Dpc dpc)
    {
        if (!_admission.Enter("the queueing of a deferred procedure call"))
        {
            return;
        }

        if (_machine.Running.HoldsOffWhatIsDue && _machine.FirstIdle() is not null)
        {
            // What is due interrupts any processor, not always the one that is busy at the moment: an idle one need not wait for that.
            Scheduler.Queue.Add(new HandedOverDpc(this, dpc));
        }
        else
        {
            _machine.Running.QueueDpc(dpc);
            _observer?.Returned();
        }
    }

    public override void HandOver(Dpc dpc)
    {
        if (_admission.Enter("the queueing of a deferred procedure call"))
        {
            Scheduler.Queue.Add(new HandedOverDpc(this, dpc));
        }
    }

    public override void QueueWorkItem(WorkItem item)
    {
        if (_admission.Enter("the queueing of a work item"))
        {
            Scheduler.Queue.Add(new WorkItemRun(item));
        }
    }

    public override void StartThread(KernelThread thread)
    {
        if (_admission.Enter("the start of a system thread"))
        {
            Scheduler.Queue.Add(new SystemThreadRun(thread));
        }
    }

    public override void Continue(Action<object?> continuation, object? state, SynchronizationContext? context)
    {
        if (!_admission.Enter("a continuation"))
        {
            return;
        }

        if (context is null || ReferenceEquals(context, Context))
        {
            // Also code that did not capture the context stays inside: it never came from anywhere else.
            Scheduler.Queue.Add(new ClientCall(Context, continuation, state));
        }
        else
        {
            ContinueOn(context, continuation, state);
        }
    }

    public override void Arm(DriveTimer timer)
    {
        if (_admission.Enter("the arming of a timer"))
        {
            Scheduler.Events.Arm(timer);
        }
    }

    public override void Disarm(DriveTimer timer)
    {
        if (timer.DriveState is DueEvent due && _admission.Enter("the disarming of a timer"))
        {
            Scheduler.Events.Disarm(due);
        }
    }

    public override void RunBeside(Action work, long duration, Action done)
    {
        if (_admission.Enter("work of a virtual chip"))
        {
            Scheduler.Events.Add(new BesideEvent(work, done), Clock.Time + (duration * 100));
        }
    }

    public override bool Wait(KernelGate gate, long timeout)
    {
        _admission.Require("a wait");
        return Scheduler.Gates.Wait(gate, timeout < 0 ? -1 : VirtualClock.Nanoseconds(timeout));
    }

    public override bool Wake(KernelGate gate) => _admission.Enter("a wake-up") && Scheduler.Gates.Wake(gate);

    /// <summary>Somebody runs an own context inside the machine; where it takes the continuation is its affair.</summary>
    private void ContinueOn(SynchronizationContext context, Action<object?> continuation, object? state)
    {
        SendOrPostCallback post = _ => context.Post(new SendOrPostCallback(continuation), state);
        Scheduler.Queue.Add(new ClientCall(Context, post, null));
    }
}
