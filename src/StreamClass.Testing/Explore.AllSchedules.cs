using StreamClass.Testing.Exploration;
using StreamClass.Testing.Exploration.Exhaustive;

namespace StreamClass.Testing;

/// <content>Every schedule of a small scenario.</content>
public static partial class Explore
{
    /// <summary>Runs a scenario under all its schedules, except those that come to the same as one that was run.</summary>
    /// <remarks>
    /// For small scenarios: the number of schedules grows exponentially with the number of preemption points. What code does not
    /// declare, as <see cref="Kernel.Shared{T}"/> for example, counts as shared by everything of its device and by all clients; static
    /// fields and objects that two minidrivers were both given count as nothing.
    /// </remarks>
    /// <param name="scenario">What the clients of the machine do. It gets a fresh machine for each run.</param>
    /// <param name="options">What may be taken for granted, and when to give up; null takes the defaults.</param>
    /// <returns>What was explored; no schedule failed. <see cref="ExplorationResult.IsExhaustive"/> says whether it was all.</returns>
    /// <exception cref="ArgumentException">The options ask for several processors, for faults, or for a self-check.</exception>
    /// <exception cref="ExplorationException">A schedule failed, or was not the same when it was run again.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled.</exception>
    public static ExplorationResult AllSchedules(Func<Machine, Task> scenario, ExhaustiveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new ExhaustiveSearch(new PlayedScenario(scenario), options ?? new ExhaustiveOptions()).Run();
    }
}
