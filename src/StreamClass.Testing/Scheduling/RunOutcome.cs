using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>How a run ended.</summary>
/// <param name="Failure">What went wrong first, or null.</param>
/// <param name="Time">The virtual time at its end, in ns.</param>
/// <param name="Steps">How many steps the scheduler took.</param>
/// <param name="Choices">How often the chooser was asked.</param>
/// <param name="Trace">What was recorded; nothing when recording was off.</param>
internal sealed record RunOutcome(SimulationException? Failure, long Time, long Steps, int Choices, Trace Trace);
