using StreamClass.Testing.Exploration;
using StreamClass.Testing.Faults;
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
    private static InjectionFamily[] Families =>
    [
        FaultFamily.Memory, FaultFamily.Interrupts, FaultFamily.Hardware,
        new Removal(), new PowerLoss(), new Cancellation(), new Expiry(), new ClockSwitch(),
    ];

    /// <summary>Lets each allocation and mapping of the class driver fail, once for each different way that leads to it.</summary>
    /// <param name="scenario">What the clients of the machine do.</param>
    /// <param name="options">At which points, and in which orders; null takes the defaults.</param>
    /// <returns>What was run; the scenario has borne all of it.</returns>
    /// <exception cref="InjectionException">It has not.</exception>
    /// <exception cref="SimulationException">The scenario failed undisturbed.</exception>
    public static InjectionResult FailureAtEveryCall(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(FaultFamily.Memory, scenario, options);

    /// <summary>Lets each interrupt be lost, come late, be followed by a spurious one and by a storm.</summary>
    /// <inheritdoc cref="FailureAtEveryCall"/>
    public static InjectionResult InterruptFaults(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(FaultFamily.Interrupts, scenario, options);

    /// <summary>Lets registers read all ones or take long, and transfers be aborted or corrupted: once for each different way that leads to one.</summary>
    /// <inheritdoc cref="FailureAtEveryCall"/>
    public static InjectionResult HardwareFaults(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(FaultFamily.Hardware, scenario, options);

    /// <summary>Pulls every board out, at every point: between two threads (<c>removal@137</c>), and under the code that runs (<c>unplug@137</c>).</summary>
    /// <remarks>
    /// The second kind has a point wherever code can be preempted, at any level: the board is gone at once, and SURPRISE_REMOVAL comes as soon as the
    /// level allows it. Unless told otherwise it is also held against the minidriver if it does not complete what it holds in SURPRISE_REMOVAL.
    /// </remarks>
    /// <inheritdoc cref="FailureAtEveryCall"/>
    public static InjectionResult RemovalAtEveryPoint(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(new Removal(), scenario, options);

    /// <summary>Sends the machine to sleep at every point, and wakes it after a second.</summary>
    /// <inheritdoc cref="FailureAtEveryCall"/>
    public static InjectionResult PowerLossAtEveryPoint(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(new PowerLoss(), scenario, options);

    /// <summary>Cancels each outstanding request, at every point of its life.</summary>
    /// <remarks>In consequence only a cancellation may be thrown.</remarks>
    /// <inheritdoc cref="FailureAtEveryCall"/>
    public static InjectionResult CancellationAtEveryPoint(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(new Cancellation(), scenario, options);

    /// <summary>Lets the counter of each request that the minidriver holds come to zero, at every point.</summary>
    /// <inheritdoc cref="FailureAtEveryCall"/>
    public static InjectionResult TimeoutAtEveryPoint(Func<Machine, Task> scenario, InjectionOptions? options = null) =>
        Disturb(new Expiry(), scenario, options);

    /// <summary>Makes each stream that follows a master clock follow another one, or none, at every point.</summary>
    /// <remarks>The stream is stopped for it and goes on afterwards, so its reads and writes may come back cancelled.</remarks>
    /// <inheritdoc cref="FailureAtEveryCall"/>
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
        return Injection.TryParse(injection, out var parsed)
            && Array.Find(Families, family => family.Kinds.Contains(parsed.Value.Kind)) is { } family
                ? new InjectionSearch(family, scenario, Checked(options)).Replay(parsed.Value)
                : throw new FormatException($"\"{injection}\" names no injection; what a failure prints looks like removal@137.");
    }

    /// <summary>Pulls every board out at one point: replays what <see cref="RemovalAtEveryPoint"/> has found between two threads.</summary>
    /// <param name="point">The number behind <c>removal@</c>; for <c>unplug@</c> there is <see cref="Inject"/>.</param>
    /// <param name="scenario">The same scenario.</param>
    /// <param name="options">The same options.</param>
    /// <returns>What happened; the scenario has borne it.</returns>
    /// <exception cref="SimulationException">It has not.</exception>
    /// <exception cref="ArgumentException">The scenario does not come to that point.</exception>
    public static SimulationResult RemovalAt(int point, Func<Machine, Task> scenario, InjectionOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(point);
        return Inject(new Injection(new Removal().Kind, point, 0, null).ToString(), scenario, options);
    }

    /// <summary>Runs a scenario under a number of schedules in which things fail at random: <see cref="SimulationOptions.Faults"/>.</summary>
    /// <remarks>What the scenario throws because of that is no failure, as with the others; whether it was because of that, nobody looks.</remarks>
    /// <param name="count">How many schedules.</param>
    /// <param name="scenario">What the clients of the machine do.</param>
    /// <param name="options">How schedules are chosen, and with which faults.</param>
    /// <returns>What was explored; no schedule failed.</returns>
    /// <exception cref="ExplorationException">A schedule failed.</exception>
    /// <exception cref="ArgumentException">The options have no faults.</exception>
    public static ExplorationResult Faults(int count, Func<Machine, Task> scenario, ExplorationOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        return options.Simulation.Faults is null
            ? throw new ArgumentException("The options of the simulation have no plan of faults.", nameof(options))
            : Schedules(count, machine => PlayUnderFaultsAsync(machine, scenario), options);
    }

    private static async Task PlayUnderFaultsAsync(Machine machine, Func<Machine, Task> scenario)
    {
        try
        {
            await scenario(machine);
        }
        catch (Exception exception) when (FaultPlan.Explains(exception))
        {
        }
    }

    /// <exception cref="ArgumentException">The options ask for what a run with one injection does not do.</exception>
    private static InjectionOptions Checked(InjectionOptions? options) =>
        options?.Simulation is { Faults: not null } or { SelfCheck: true }
            ? throw new ArgumentException(
                "One thing is done to each run, and nothing beside that: leave Faults and SelfCheck of the simulation out.", nameof(options))
            : options ?? new InjectionOptions();

    private static InjectionResult Disturb(InjectionFamily family, Func<Machine, Task> scenario, InjectionOptions? given)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var options = Checked(given);
        ArgumentOutOfRangeException.ThrowIfNegative(options.From, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Every, nameof(options));
        return new InjectionSearch(family, scenario, options).Run();
    }
}
