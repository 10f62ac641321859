namespace StreamClass.Testing.Exploration;

/// <summary>What all ways to look for a schedule that fails have in common.</summary>
public abstract record ScheduleOptions : ExploreOptions
{
    private protected ScheduleOptions()
    {
    }

    /// <summary>Whether a failing schedule is made as small as it can be before it is reported.</summary>
    public bool Minimize { get; init; } = true;

    /// <summary>How many runs making it small may take.</summary>
    public long MaxMinimizingRuns
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MaxMinimizingRuns));
            field = value;
        }
    } = 2_000;

    /// <summary>Told now and then how far the exploration is.</summary>
    public IProgress<ExplorationProgress>? Progress { get; init; }
}
