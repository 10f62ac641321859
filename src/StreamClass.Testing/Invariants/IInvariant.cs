namespace StreamClass.Testing.Invariants;

/// <summary>One thing that holds for every run. Each sentence that it yields is a case in which it did not hold.</summary>
internal interface IInvariant
{
    /// <summary>What kind of failure it is.</summary>
    SimulationFailure Failure { get; }

    /// <summary>Looks at the machine when the scenario has ended.</summary>
    IEnumerable<string> AtEnd(Machine machine) => [];

    /// <summary>Looks at the machine when it has been switched off.</summary>
    IEnumerable<string> AfterShutdown(Machine machine) => [];
}
