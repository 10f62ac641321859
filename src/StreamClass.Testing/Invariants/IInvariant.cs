namespace StreamClass.Testing.Invariants;

/// <summary>One thing that holds for every run. Each sentence that it adds is a case in which it did not hold.</summary>
/// <remarks>It looks at the end of every run of an exploration, so where all is well it makes nothing.</remarks>
internal interface IInvariant
{
    /// <summary>What kind of failure it is.</summary>
    SimulationFailure Failure { get; }

    /// <summary>Looks at the machine when the scenario has ended.</summary>
    void AtEnd(Machine machine, List<string> sentences)
    {
    }

    /// <summary>Looks at the machine when it has been switched off.</summary>
    void AfterShutdown(Machine machine, List<string> sentences)
    {
    }
}
