using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Runs;

/// <summary>How a run ended.</summary>
/// <param name="Failure">What went wrong first, or null.</param>
/// <param name="Time">The virtual time at its end, in ns.</param>
/// <param name="Steps">How many steps the scheduler took.</param>
/// <param name="Choices">How often the chooser was asked.</param>
/// <param name="Trace">What was recorded; nothing when recording was off.</param>
internal sealed record RunOutcome(SimulationException? Failure, long Time, long Steps, int Choices, Trace Trace)
{
    /// <summary>The run as its caller sees it.</summary>
    /// <exception cref="SimulationException">The run failed.</exception>
    public SimulationResult Conclude(ulong? seed) =>
        Failure is null ? new SimulationResult(seed, TimeSpan.FromTicks(Time / 100), Steps, Trace) : throw Failure;
}
