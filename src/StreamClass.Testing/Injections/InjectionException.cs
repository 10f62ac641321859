namespace StreamClass.Testing.Injections;

/// <summary>A scenario, its minidriver or the machine did not bear what was done to it.</summary>
public sealed class InjectionException : Exception
{
    internal InjectionException(string injection, long runs, SimulationException failure)
        : base($"{injection}: {failure.Reason} (Explore.Inject(\"{injection}\", scenario) replays it; run {runs}.)", failure)
    {
        Injection = injection;
        Runs = runs;
        Failure = failure;
    }

    /// <summary>What was done, for <see cref="Explore.Inject"/>.</summary>
    public string Injection { get; }

    /// <summary>How many runs were made, this one included.</summary>
    public long Runs { get; }

    /// <summary>What came of it.</summary>
    public SimulationException Failure { get; }
}
