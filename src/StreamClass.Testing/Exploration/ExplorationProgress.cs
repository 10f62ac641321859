namespace StreamClass.Testing.Exploration;

/// <summary>How far an exploration is.</summary>
/// <param name="Schedules">How many schedules have been run.</param>
/// <param name="DistinctSchedules">How many of them were different from all before.</param>
/// <param name="Elapsed">How long it took so far, in real time.</param>
public readonly record struct ExplorationProgress(long Schedules, long DistinctSchedules, TimeSpan Elapsed);
