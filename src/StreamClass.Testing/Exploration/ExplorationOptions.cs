namespace StreamClass.Testing.Exploration;

/// <summary>How schedules are chosen, and when an exploration ends.</summary>
public sealed record ExplorationOptions
{
    /// <summary>Decides everything that is random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How schedules are chosen; with several, they take turns. One that is named twice has two turns.</summary>
    public IReadOnlyList<ExplorationStrategy> Strategies { get; init; } =
    [
        ExplorationStrategy.PriorityBased(depth: 3), ExplorationStrategy.Random,
        ExplorationStrategy.DelayBounded(delays: 2), ExplorationStrategy.Random,
    ];

    /// <summary>Whether a failing schedule is made as small as it can be before it is reported.</summary>
    public bool Minimize { get; init; } = true;

    /// <summary>How many runs making it small may take.</summary>
    public int MinimizingRuns { get; init; } = 2_000;

    /// <summary>What each run costs and is held to.</summary>
    public SimulationOptions Simulation { get; init; } = new();

    /// <summary>How the machine of each run is built.</summary>
    public MachineOptions Machine { get; init; } = new();

    /// <summary>Told now and then how far the exploration is.</summary>
    public IProgress<ExplorationProgress>? Progress { get; init; }

    /// <summary>Ends the exploration early, between two runs.</summary>
    public CancellationToken CancellationToken { get; init; }
}
