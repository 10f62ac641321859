using System.Globalization;

namespace StreamClass.Testing.Exploration;

/// <summary>What an exploration that found nothing leaves.</summary>
public sealed record ExplorationResult
{
    /// <summary>How many schedules were run.</summary>
    public required long Schedules { get; init; }

    /// <summary>How many of them were different from all before.</summary>
    public required long DistinctSchedules { get; init; }

    /// <summary>How many runs a search through all schedules has cut because they were about to repeat others; null when it was none.</summary>
    public long? RepeatedSchedules { get; init; }

    /// <summary>How many steps the scheduler took in all of them.</summary>
    public required long Steps { get; init; }

    /// <summary>How many cells <see cref="SimulationOptions.Coverage"/> has, those of these schedules included; null without one.</summary>
    public int? ReachedCells { get; init; }

    /// <summary>Whether these were all the schedules that there are.</summary>
    public bool IsExhaustive { get; init; }

    /// <summary>Routines of minidrivers that never came to a preemption point, so that nothing could come between their steps.</summary>
    /// <remarks>Only a search through all schedules looks. Fields that such a routine shares should be <see cref="Kernel.Shared{T}"/>.</remarks>
    public IReadOnlyList<string> BlindSpots { get; init; } = [];

    /// <summary>What was explored, in a sentence.</summary>
    public string Summary => this switch
    {
        { RepeatedSchedules: null } => string.Create(CultureInfo.InvariantCulture, $"{Schedules} schedules explored, {DistinctSchedules} of them different"),
        { IsExhaustive: true } => string.Create(CultureInfo.InvariantCulture, $"all {Schedules} schedules explored{Cut}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Schedules} schedules explored, not all{Cut}"),
    };

    private string Cut => string.Create(CultureInfo.InvariantCulture, $" ({RepeatedSchedules} runs cut because they repeat others)");
}
