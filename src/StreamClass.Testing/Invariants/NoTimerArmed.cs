using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing.Invariants;

/// <summary>No timer of the machine or of its boards is armed.</summary>
internal sealed class NoTimerArmed : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        foreach (var timer in ((SimulatedDrive)machine.Kernel.Drive).Scheduler.Events.Timers)
        {
            sentences.Add($"The timer {timer.Name} is still armed.");
        }
    }
}
