namespace StreamClass.Testing.Exploration;

/// <summary>What all ways to explore a scenario have in common: how each run is made, and when it is enough.</summary>
/// <remarks>A value that makes no sense is an <see cref="ArgumentException"/> at once, which names the option.</remarks>
public abstract record ExploreOptions
{
    private protected ExploreOptions()
    {
    }

    /// <summary>What each run costs and is held to.</summary>
    public SimulationOptions Simulation
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Simulation));
            field = value;
        }
    } = new();

    /// <summary>How the machine of each run is built.</summary>
    public MachineOptions Machine
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Machine));
            field = value;
        }
    } = new();

    /// <summary>Ends it early, between two runs, with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }
}
