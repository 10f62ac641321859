namespace StreamClass.Testing.Invariants;

/// <summary>No rule was broken.</summary>
internal sealed class NoBugCheck : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.BugCheck;

    public IEnumerable<string> AfterShutdown(Machine machine) =>
        machine.BugChecks.Select(static bugCheck => $"A driver broke a rule: {bugCheck.Message}");
}
