using StreamClass.Testing.Exploration.Minimizing;

namespace StreamClass.Testing.Exploration;

/// <summary>A schedule failed.</summary>
/// <remarks>The message is the whole report: what failed, the smallest schedule, its story, and a test that replays it.</remarks>
public sealed class ExplorationException : Exception
{
    internal ExplorationException(string message, FailedSchedule failed, SmallestSchedule smallest, string story, string test)
        : base(message, smallest.Failure)
    {
        Failure = smallest.Failure;
        Schedules = failed.Schedules;
        Strategy = failed.Strategy;
        FoundSchedule = failed.Schedule.ToString();
        Schedule = smallest.Schedule.ToString();
        Preemptions = smallest.Preemptions;
        Deviations = smallest.Schedule.Deviations.Count;
        Story = story;
        Test = test;
    }

    /// <summary>How it failed.</summary>
    public SimulationException Failure { get; }

    /// <summary>How many schedules were run until one failed, that one included.</summary>
    public long Schedules { get; }

    /// <summary>The name of the strategy that chose the failing schedule.</summary>
    public string Strategy { get; }

    /// <summary>The schedule that failed first, before it was minimized.</summary>
    public string FoundSchedule { get; }

    /// <summary>The smallest schedule that was found to fail in the same way; <see cref="Explore.Replay"/> replays it.</summary>
    public string Schedule { get; }

    /// <summary>How often running code is interrupted, preempted or overtaken by time in <see cref="Schedule"/>.</summary>
    public int Preemptions { get; }

    /// <summary>How many choices of <see cref="Schedule"/> are not decided by default, preemptions included.</summary>
    public int Deviations { get; }

    /// <summary>Who ran when and what they did, with uneventful stretches left out.</summary>
    public string Story { get; }

    /// <summary>A test for xUnit that replays <see cref="Schedule"/>.</summary>
    public string Test { get; }
}
