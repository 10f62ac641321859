using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Invariants;

/// <summary>Nothing of the machine waits for a processor.</summary>
internal sealed class NoWorkPending : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        var queue = ((SimulatedDrive)machine.Kernel.Drive).Scheduler.Queue;
        if (!queue.HasSystemWork)
        {
            return;
        }

        var names = new TraceNames();
        foreach (var work in queue.SystemWork)
        {
            sentences.Add($"{work.Kind} {names.Of(work.Subject)} has not come to its end.");
        }
    }
}
