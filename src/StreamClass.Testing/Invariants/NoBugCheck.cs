namespace StreamClass.Testing.Invariants;

/// <summary>No rule was broken.</summary>
internal sealed class NoBugCheck : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.BugCheck;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        foreach (var bugCheck in machine.BugChecks)
        {
            sentences.Add($"A driver broke a rule: {bugCheck.Message}");
        }
    }
}
