using StreamClass.Testing.Exploration;
using StreamClass.Testing.Injections;
using StreamClass.Testing.Injections.Points;

namespace StreamClass.Testing;

/// <content>What is done to a scenario on purpose: memory that is not there, hardware that fails, boards that are pulled out.</content>
/// <remarks>
/// Each runs the scenario undisturbed first and counts the points, then once for each point. In consequence of what was done the
/// scenario may throw a <see cref="Kernel.StreamRequestException"/> (but not with DRIVER_INTERNAL_ERROR), <see cref="OperationCanceledException"/> or
/// <see cref="ObjectDisposedException"/>. Everything else fails: an assertion, a broken rule, a device that failed, a hang, a leak.
/// </remarks>
public static partial class Explore
{
    /// <summary>Lets each allocation and mapping of the class driver fail, once for each different way that leads to it.</summary>
    /// <param name="scenario">What the clients of the machine do.</param>
    /// <param name="options">At which points, and in which orders; null takes the defaults.</param>
    /// <returns>What was run; the scenario has borne all of it.</returns>
    /// <exception cref="InjectionException">It has not.</exception>
    /// <exception cref="SimulationException">The scenario failed undisturbed.</exception>
    /// <exception cref="ArgumentException">The options ask for what runs with one injection do not do, or for no injection.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled.</exception>
    public static InjectionResult MemoryFaults(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(FaultFamily.Memory, scenario, options);

    /// <summary>Lets each interrupt be lost, come late, be followed by a spurious one and by a storm.</summary>
    /// <inheritdoc cref="MemoryFaults"/>
    public static InjectionResult InterruptFaults(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(FaultFamily.Interrupts, scenario, options);

    /// <summary>Lets registers read all ones or take long, and transfers be aborted or corrupted: once for each different way that leads to one.</summary>
    /// <inheritdoc cref="MemoryFaults"/>
    public static InjectionResult HardwareFaults(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(FaultFamily.Hardware, scenario, options);

    /// <summary>Pulls every board out, at every point: between two threads (<c>removal@137</c>), and under the code that runs (<c>unplug@137</c>).</summary>
    /// <remarks>
    /// The second kind has a point wherever code can be preempted, at any level: the board is gone at once, and SURPRISE_REMOVAL comes as soon as the
    /// level allows it. Unless told otherwise it is also held against the minidriver if it does not complete what it holds in SURPRISE_REMOVAL.
    /// </remarks>
    /// <inheritdoc cref="MemoryFaults"/>
    public static InjectionResult RemovalAtEveryPoint(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(new Removal(), scenario, options);

    /// <summary>Sends the machine to sleep at every point, and wakes it after a second.</summary>
    /// <inheritdoc cref="MemoryFaults"/>
    public static InjectionResult PowerLossAtEveryPoint(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(new PowerLoss(), scenario, options);

    /// <summary>Cancels each outstanding request, at every point of its life.</summary>
    /// <remarks>In consequence only a cancellation may be thrown.</remarks>
    /// <inheritdoc cref="MemoryFaults"/>
    public static InjectionResult CancellationAtEveryPoint(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(new Cancellation(), scenario, options);

    /// <summary>Lets the counter of each request that the minidriver holds come to zero, at every point.</summary>
    /// <inheritdoc cref="MemoryFaults"/>
    public static InjectionResult TimeoutAtEveryPoint(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(new Expiry(), scenario, options);

    /// <summary>Makes each stream that follows a master clock follow another one, or none, at every point.</summary>
    /// <remarks>The stream is stopped for it and goes on afterwards, so its reads and writes may come back cancelled.</remarks>
    /// <inheritdoc cref="MemoryFaults"/>
    public static InjectionResult ClockSwitchAtEveryPoint(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(new ClockSwitch(), scenario, options);

    /// <summary>Does one thing to a scenario: replays what one of the others has found.</summary>
    /// <param name="injection">What <see cref="InjectionException.Injection"/> says, such as <c>removal@137</c>.</param>
    /// <param name="scenario">The same scenario.</param>
    /// <param name="options">The same options.</param>
    /// <returns>What happened; the scenario has borne it.</returns>
    /// <exception cref="SimulationException">It has not.</exception>
    /// <exception cref="FormatException"><paramref name="injection"/> is none.</exception>
    /// <exception cref="ArgumentException">The scenario does not come to that point.</exception>
    public static SimulationResult Inject(string injection, Func<Machine, Task> scenario, InjectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(injection);
        ArgumentNullException.ThrowIfNull(scenario);
        var (family, parsed) = InjectionNames.Parse(injection);
        return new InjectionSearch(family, new PlayedScenario(scenario), options ?? new InjectionOptions()).Replay(parsed);
    }

    /// <summary>Runs a scenario under a number of schedules in which things fail at random: <see cref="SimulationOptions.Faults"/>.</summary>
    /// <remarks>What the scenario throws because of that is no failure, as with the others; whether it was because of that, nobody looks.</remarks>
    /// <param name="count">How many schedules.</param>
    /// <param name="scenario">What the clients of the machine do.</param>
    /// <param name="options">How schedules are chosen, and with which faults.</param>
    /// <returns>What was explored; no schedule failed.</returns>
    /// <exception cref="ExplorationException">A schedule failed.</exception>
    /// <exception cref="ArgumentException">The options have no faults.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled.</exception>
    public static ExplorationResult RandomFaults(long count, Func<Machine, Task> scenario, ExplorationOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        return ScheduleSearch.UnderFaults(new PlayedScenario(scenario), options).Run(count);
    }

    /// <summary>Replays one schedule that <see cref="RandomFaults"/> has found, with the faults that it has.</summary>
    /// <param name="schedule">What the failed exploration has printed.</param>
    /// <param name="scenario">The same scenario.</param>
    /// <param name="options">The same options.</param>
    /// <returns>What happened; the schedule did not fail.</returns>
    /// <exception cref="SimulationException">The schedule failed, as it did before.</exception>
    /// <exception cref="FormatException"><paramref name="schedule"/> is none.</exception>
    /// <exception cref="ArgumentException">The options have no faults.</exception>
    public static SimulationResult ReplayFaults(string schedule, Func<Machine, Task> scenario, ExplorationOptions options)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        return ScheduleSearch.UnderFaults(new PlayedScenario(scenario), options).Replay(schedule);
    }

    private static InjectionResult Disturb(InjectionFamily family, Func<Machine, Task> scenario, InjectionOptions? options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new InjectionSearch(family, new PlayedScenario(scenario), options ?? new InjectionOptions()).Run();
    }
}
