namespace StreamClass.Testing.Runs;

/// <summary>What is wrong with a run that its scenario did not notice.</summary>
/// <param name="Failure">What kind of thing it is.</param>
/// <param name="Message">What it is, for the reader of a test result.</param>
/// <param name="Exception">What was thrown, if anything was.</param>
internal sealed record Finding(SimulationFailure Failure, string Message, Exception? Exception);
