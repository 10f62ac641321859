namespace StreamClass.Testing.Invariants;

/// <summary>Every request has come back to its client.</summary>
internal sealed class EveryRequestCompleted : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        foreach (var sentence in Whereabouts.Of(machine))
        {
            sentences.Add($"{sentence}, although the machine was switched off.");
        }
    }
}
