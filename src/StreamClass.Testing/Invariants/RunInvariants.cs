namespace StreamClass.Testing.Invariants;

/// <summary>Looks at a machine after its scenario has ended.</summary>
internal sealed class RunInvariants(RunChecks checks)
{
    /// <summary>Names the first thing that is wrong, or null.</summary>
    public Finding? Inspect(Machine machine)
    {
        if (checks.HasFlag(RunChecks.BugChecks) && machine.BugChecks is [var bugCheck, ..])
        {
            return new Finding(SimulationFailure.BugCheck, $"A driver broke a rule: {bugCheck.Message}", bugCheck);
        }

        return null;
    }
}
