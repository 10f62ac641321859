namespace StreamClass.Testing.Invariants;

/// <summary>Every request has come back to its client.</summary>
internal sealed class EveryRequestCompleted : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public IEnumerable<string> AfterShutdown(Machine machine) =>
        machine.DescribeOutstanding().Select(static request => $"{request}, although the machine was switched off.");
}
