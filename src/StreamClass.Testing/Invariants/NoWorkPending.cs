using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Invariants;

/// <summary>Nothing of the machine waits for a processor.</summary>
internal sealed class NoWorkPending : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public IEnumerable<string> AfterShutdown(Machine machine)
    {
        var names = new TraceNames();
        return from work in ((SimulatedDrive)machine.Kernel.Drive).Scheduler.Queue.SystemWork
               select $"{work.Kind} {names.Of(work.Subject)} has not come to its end.";
    }
}
