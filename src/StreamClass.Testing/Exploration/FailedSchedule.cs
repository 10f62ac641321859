using StreamClass.Testing.Exploration.Schedules;

namespace StreamClass.Testing.Exploration;

/// <summary>What an exploration has found.</summary>
/// <param name="Schedules">How many schedules were run, this one included.</param>
/// <param name="Strategy">The strategy that chose it.</param>
/// <param name="Seed">The seed of the exploration; null when nothing was random.</param>
/// <param name="Schedule">The run.</param>
/// <param name="Preemptions">How often running code did not go on in it.</param>
/// <param name="Failure">How it failed.</param>
internal sealed record FailedSchedule(long Schedules, string Strategy, ulong? Seed, Schedule Schedule, int Preemptions, SimulationException Failure);
