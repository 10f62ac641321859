using StreamClass.Kernel;
using StreamClass.Testing.Timing;

namespace StreamClass.Testing.Scheduling;

/// <summary>What happens at points of time: timers, the work of chips, the ends of waits.</summary>
internal sealed class ArmedEvents(SimulatedMachine machine)
{
    /// <summary>The timers that are armed, in the order in which they were. Those of client code are not among them.</summary>
    public IEnumerable<DriveTimer> Timers => machine.Clock.Events.Count == 0 ? [] : machine.Clock.Events.All
        .OrderBy(static due => due.Sequence).Select(static due => due.Subject).OfType<DriveTimer>()
        .Where(static timer => timer is not VirtualTimer);

    public void Arm(DriveTimer timer)
    {
        var due = (DueEvent?)timer.DriveState;
        if (due is null)
        {
            timer.DriveState = due = new TimerEvent(timer);
        }

        Add(due, Math.Max(VirtualClock.Nanoseconds(timer.Due), machine.Clock.Time));
    }

    public void Disarm(DueEvent due)
    {
        machine.Observer?.Touch(due, isWrite: true);
        machine.Clock.Events.Remove(due);
    }

    /// <summary>Has an event happen at a point of time (ns).</summary>
    public void Add(DueEvent due, long time)
    {
        machine.Clock.Events.Add(due, time);
        machine.Observer?.Due(due, time);
    }
}
