using StreamClass.Testing.Exploration;

namespace StreamClass.Testing;

/// <summary>Runs a scenario under many schedules, until one of them fails.</summary>
/// <remarks>
/// What fails is minimized and told: the schedule that replays it, the story of who ran when, and a test to paste. A scenario is
/// run many times, so it must not keep anything from one run to the next.
/// </remarks>
public static partial class Explore
{
    /// <summary>Runs a scenario under a number of schedules.</summary>
    /// <param name="count">How many schedules.</param>
    /// <param name="scenario">What the clients of the machine do. It gets a fresh machine for each schedule.</param>
    /// <param name="options">How schedules are chosen; null takes the defaults.</param>
    /// <returns>What was explored; no schedule failed.</returns>
    /// <exception cref="ExplorationException">A schedule failed.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled.</exception>
    public static ExplorationResult Schedules(long count, Func<Machine, Task> scenario, ExplorationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new ScheduleSearch(new PlayedScenario(scenario), options ?? new ExplorationOptions()).Run(count);
    }

    /// <summary>Replays one schedule.</summary>
    /// <param name="schedule">What a failed exploration has printed.</param>
    /// <param name="scenario">The same scenario.</param>
    /// <param name="options">The same options.</param>
    /// <returns>What happened; the schedule did not fail.</returns>
    /// <exception cref="SimulationException">The schedule failed, as it did before.</exception>
    /// <exception cref="FormatException"><paramref name="schedule"/> is none.</exception>
    public static SimulationResult Replay(string schedule, Func<Machine, Task> scenario, ExplorationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(scenario);
        return new ScheduleSearch(new PlayedScenario(scenario), options ?? new ExplorationOptions()).Replay(schedule);
    }
}
