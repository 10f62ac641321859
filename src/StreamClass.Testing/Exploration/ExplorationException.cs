namespace StreamClass.Testing.Exploration;

/// <summary>A schedule failed.</summary>
public sealed class ExplorationException : Exception
{
    internal ExplorationException(string message, SimulationException failure, long schedules, string schedule, int preemptions)
        : base(message, failure)
    {
        Failure = failure;
        Schedules = schedules;
        Schedule = schedule;
        Preemptions = preemptions;
    }

    /// <summary>How it failed.</summary>
    public SimulationException Failure { get; }

    /// <summary>How many schedules were run until one failed, that one included.</summary>
    public long Schedules { get; }

    /// <summary>The smallest schedule that was found to fail in the same way; <see cref="Explore.Replay"/> replays it.</summary>
    public string Schedule { get; }

    /// <summary>How often running code is interrupted, preempted or overtaken by time in <see cref="Schedule"/>.</summary>
    public int Preemptions { get; }
}
