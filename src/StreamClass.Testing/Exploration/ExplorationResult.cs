namespace StreamClass.Testing.Exploration;

/// <summary>What an exploration that found nothing leaves.</summary>
public sealed record ExplorationResult
{
    /// <summary>How many schedules were run.</summary>
    public required long Schedules { get; init; }

    /// <summary>How many of them were different from all before.</summary>
    public required long DistinctSchedules { get; init; }

    /// <summary>How many steps the scheduler took in all of them.</summary>
    public required long Steps { get; init; }

    /// <summary>Whether these were all the schedules that there are.</summary>
    public bool IsExhaustive { get; init; }
}
