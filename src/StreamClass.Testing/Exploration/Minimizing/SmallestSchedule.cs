using StreamClass.Testing.Exploration.Schedules;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>What is left of a failing schedule.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Preemptions">How often running code does not go on in it.</param>
/// <param name="LeftOut">The names of the operations that it leaves out.</param>
/// <param name="Failure">How it fails.</param>
/// <param name="Runs">How many runs it took to find it; zero when none was tried.</param>
/// <param name="Replays">Whether the failing schedule failed in the same way again.</param>
internal sealed record SmallestSchedule(
    Schedule Schedule, int Preemptions, IReadOnlyList<string> LeftOut, SimulationException Failure, long Runs, bool Replays)
{
    /// <summary>A schedule as it was found.</summary>
    public static SmallestSchedule Of(FailedSchedule failed, long runs, bool replays) =>
        new(failed.Schedule, failed.Preemptions, [], failed.Failure, runs, replays);
}
