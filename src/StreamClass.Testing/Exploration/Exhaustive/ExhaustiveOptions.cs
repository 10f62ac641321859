namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>What a search through all schedules may take for granted, and when it gives up: <see cref="Explore.AllSchedules"/>.</summary>
/// <remarks>
/// Code costs no virtual time in such a search: time moves when an event is reached. An event may overtake code when it is due within
/// <see cref="SimulationOptions.SlowProcessorHorizon"/>.
/// </remarks>
public sealed record ExhaustiveOptions : ScheduleOptions
{
    /// <summary>How many runs there may be, those included that are cut because they repeat others.</summary>
    /// <remarks>A search that has not ended by then ends with <see cref="ExplorationResult.IsExhaustive"/> false.</remarks>
    public long MaxRuns
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(MaxRuns));
            field = value;
        }
    } = 1_000_000;

    /// <summary>
    /// Whether minidrivers, boards and clients share nothing but <see cref="Kernel.Shared{T}"/>, objects of the kernel and what goes
    /// through the class driver.
    /// </summary>
    /// <remarks>
    /// By default everything else that they hold counts as shared, and fewer schedules count as equal. If this is set although there
    /// is a field that two of them use, schedules that differ by it may be left out.
    /// </remarks>
    public bool SharedStateIsDeclared { get; init; }

    /// <summary>Whether runs that repeat others are cut; without it every order is run to its end.</summary>
    internal bool Reduces { get; init; } = true;
}
