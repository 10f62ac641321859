using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing.Invariants;

/// <summary>No timer of the machine or of its boards is armed.</summary>
internal sealed class NoTimerArmed : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public IEnumerable<string> AfterShutdown(Machine machine) =>
        from timer in ((SimulatedDrive)machine.Kernel.Drive).ArmedTimers
        select $"The timer {timer.Name} is still armed.";
}
