namespace StreamClass.Testing.Exploration.Schedules;

/// <summary>A choice that was not decided by default.</summary>
/// <param name="Number">How many choices there were before in the run.</param>
/// <param name="Pick">The index of the pick, which is not zero.</param>
internal readonly record struct Deviation(int Number, int Pick);
