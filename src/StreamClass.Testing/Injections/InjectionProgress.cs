namespace StreamClass.Testing.Injections;

/// <summary>How far the injections of a scenario are.</summary>
/// <param name="Done">How many runs have been made.</param>
/// <param name="Total">How many there will be in the present order.</param>
/// <param name="Injection">What was done last.</param>
/// <param name="Explained">In how many of the runs the scenario threw what the injection explains.</param>
public readonly record struct InjectionProgress(long Done, long Total, string Injection, long Explained);
