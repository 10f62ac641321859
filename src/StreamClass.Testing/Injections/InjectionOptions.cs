using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Injections;

/// <summary>At which points something is done to a scenario, and in which runs of it.</summary>
public sealed record InjectionOptions
{
    /// <summary>The first of the injections that were found; counted from 0, over all kinds.</summary>
    public int From { get; init; }

    /// <summary>The first one that is left out again.</summary>
    public int To { get; init; } = int.MaxValue;

    /// <summary>Takes every so-manieth of them: 1 is all.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Which kinds of fault are let happen, of those that a family has; null is all of them.</summary>
    /// <remarks>No minidriver notices a <see cref="FaultKind.DmaCorruption"/>; a scenario that compares data leaves it out.</remarks>
    public IReadOnlyCollection<FaultKind>? Kinds { get; init; }

    /// <summary>In which orders the scenario runs beside the default one: each seed is an order with points of its own.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [];

    /// <summary>What else a scenario may throw in consequence of what was done to it; null is nothing.</summary>
    public Func<Exception, bool>? Explains { get; init; }

    /// <summary>What each run costs and is held to.</summary>
    public SimulationOptions Simulation { get; init; } = new();

    /// <summary>How the machine of each run is built.</summary>
    public MachineOptions Machine { get; init; } = new();

    /// <summary>Told after each run how far it is.</summary>
    public IProgress<InjectionProgress>? Progress { get; init; }

    /// <summary>Ends it early, between two runs.</summary>
    public CancellationToken CancellationToken { get; init; }
}
