namespace StreamClass.Testing.Exploration;

/// <summary>How the schedules of an exploration are chosen: <see cref="Explore.Schedules"/>, <see cref="Explore.RandomFaults"/>.</summary>
public sealed record ExplorationOptions : ScheduleOptions
{
    /// <summary>Decides everything that is random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How schedules are chosen; with several, they take turns. One that is named twice has two turns.</summary>
    public IReadOnlyList<ExplorationStrategy> Strategies
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Strategies));
            if (value.Count == 0 || value.Contains(null!))
            {
                throw new ArgumentException("An exploration needs at least one strategy, and none that is null.", nameof(Strategies));
            }

            field = value;
        }
    } =
    [
        ExplorationStrategy.PriorityBased(depth: 3), ExplorationStrategy.Random,
        ExplorationStrategy.DelayBounded(delays: 2), ExplorationStrategy.Random,
    ];
}
