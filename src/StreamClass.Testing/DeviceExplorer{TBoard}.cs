using StreamClass.Hardware;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Exploration.Exhaustive;
using StreamClass.Testing.Injections;
using StreamClass.Testing.Injections.Points;
using StreamClass.Testing.Recording;

namespace StreamClass.Testing;

/// <summary>What <see cref="Explore"/> does, for the scenarios of a <see cref="MinidriverTest{TBoard}"/>.</summary>
/// <remarks>
/// Every method starts from the options of the test class; what is different for one test is said on the spot:
/// <code>Explore.Schedules(1_000, scenario, options => options with { Seed = 7 });</code>
/// </remarks>
/// <typeparam name="TBoard">The class of the board.</typeparam>
public sealed class DeviceExplorer<TBoard>
    where TBoard : VirtualDevice?
{
    private readonly MinidriverTest<TBoard> _test;
    private readonly ExplorationOptions _given;

    internal DeviceExplorer(MinidriverTest<TBoard> test, ExplorationOptions given) => (_test, _given) = (test, given);

    private ExhaustiveOptions Exhaustive => new()
    {
        Simulation = _given.Simulation,
        Machine = _given.Machine,
        CancellationToken = _given.CancellationToken,
        Minimize = _given.Minimize,
        MaxMinimizingRuns = _given.MaxMinimizingRuns,
        Progress = _given.Progress,
    };

    private InjectionOptions Injecting => new()
    {
        Simulation = _given.Simulation, Machine = _given.Machine, CancellationToken = _given.CancellationToken,
    };

    /// <inheritdoc cref="Explore.Schedules"/>
    /// <param name="count">How many schedules.</param>
    /// <param name="scenario">What the clients of the device do. It must not keep anything from one run to the next.</param>
    /// <param name="options">Changes the options of the test class; null leaves them as they are.</param>
    public ExplorationResult Schedules(
        long count, Func<DeviceUnderTest<TBoard>, Task> scenario, Func<ExplorationOptions, ExplorationOptions>? options = null)
    {
        var (played, changed) = Bind(scenario, _given, options);
        return new ScheduleSearch(played, changed).Run(count);
    }

    /// <inheritdoc cref="Explore.Replay"/>
    /// <param name="schedule">What a failed exploration has printed.</param>
    /// <param name="scenario">The same scenario.</param>
    /// <param name="options">Changes the options of the test class in the same way.</param>
    public SimulationResult Replay(
        string schedule, Func<DeviceUnderTest<TBoard>, Task> scenario, Func<ExplorationOptions, ExplorationOptions>? options = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var (played, changed) = Bind(scenario, _given, options);
        return new ScheduleSearch(played, changed).Replay(schedule);
    }

    /// <inheritdoc cref="Explore.AllSchedules"/>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <param name="options">Changes the options of the test class; null leaves them as they are.</param>
    public ExplorationResult AllSchedules(
        Func<DeviceUnderTest<TBoard>, Task> scenario, Func<ExhaustiveOptions, ExhaustiveOptions>? options = null)
    {
        var (played, changed) = Bind(scenario, Exhaustive, options);
        return new ExhaustiveSearch(played, changed).Run();
    }

    /// <inheritdoc cref="Explore.RandomFaults"/>
    /// <param name="count">How many schedules.</param>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <param name="options">Changes the options of the test class; null leaves them as they are.</param>
    public ExplorationResult RandomFaults(
        long count, Func<DeviceUnderTest<TBoard>, Task> scenario, Func<ExplorationOptions, ExplorationOptions>? options = null)
    {
        var (played, changed) = Bind(scenario, _given, options);
        return ScheduleSearch.UnderFaults(played, changed).Run(count);
    }

    /// <inheritdoc cref="Explore.ReplayFaults"/>
    /// <param name="schedule">What the failed exploration has printed.</param>
    /// <param name="scenario">The same scenario.</param>
    /// <param name="options">Changes the options of the test class in the same way.</param>
    public SimulationResult ReplayFaults(
        string schedule, Func<DeviceUnderTest<TBoard>, Task> scenario, Func<ExplorationOptions, ExplorationOptions>? options = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var (played, changed) = Bind(scenario, _given, options);
        return ScheduleSearch.UnderFaults(played, changed).Replay(schedule);
    }

    /// <inheritdoc cref="Explore.MemoryFaults"/>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <param name="options">At which points, and in which orders; null is all in the default order.</param>
    public InjectionResult MemoryFaults(
        Func<DeviceUnderTest<TBoard>, Task> scenario, Func<InjectionOptions, InjectionOptions>? options = null) =>
        Inject(FaultFamily.Memory, scenario, options);

    /// <inheritdoc cref="Explore.InterruptFaults"/>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <param name="options">At which points, and in which orders; null is all in the default order.</param>
    public InjectionResult InterruptFaults(
        Func<DeviceUnderTest<TBoard>, Task> scenario, Func<InjectionOptions, InjectionOptions>? options = null) =>
        Inject(FaultFamily.Interrupts, scenario, options);

    /// <inheritdoc cref="Explore.HardwareFaults"/>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <param name="options">At which points, and in which orders; null is all in the default order.</param>
    public InjectionResult HardwareFaults(
        Func<DeviceUnderTest<TBoard>, Task> scenario, Func<InjectionOptions, InjectionOptions>? options = null) =>
        Inject(FaultFamily.Hardware, scenario, options);

    /// <inheritdoc cref="Explore.RemovalAtEveryPoint"/>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <param name="options">At which points, and in which orders; null is all in the default order.</param>
    public InjectionResult RemovalAtEveryPoint(
        Func<DeviceUnderTest<TBoard>, Task> scenario, Func<InjectionOptions, InjectionOptions>? options = null) =>
        Inject(new Removal(), scenario, options);

    /// <inheritdoc cref="Explore.PowerLossAtEveryPoint"/>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <param name="options">At which points, and in which orders; null is all in the default order.</param>
    public InjectionResult PowerLossAtEveryPoint(
        Func<DeviceUnderTest<TBoard>, Task> scenario, Func<InjectionOptions, InjectionOptions>? options = null) =>
        Inject(new PowerLoss(), scenario, options);

    /// <inheritdoc cref="Explore.CancellationAtEveryPoint"/>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <param name="options">At which points, and in which orders; null is all in the default order.</param>
    public InjectionResult CancellationAtEveryPoint(
        Func<DeviceUnderTest<TBoard>, Task> scenario, Func<InjectionOptions, InjectionOptions>? options = null) =>
        Inject(new Cancellation(), scenario, options);

    /// <inheritdoc cref="Explore.TimeoutAtEveryPoint"/>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <param name="options">At which points, and in which orders; null is all in the default order.</param>
    public InjectionResult TimeoutAtEveryPoint(
        Func<DeviceUnderTest<TBoard>, Task> scenario, Func<InjectionOptions, InjectionOptions>? options = null) =>
        Inject(new Expiry(), scenario, options);

    /// <inheritdoc cref="Explore.ClockSwitchAtEveryPoint"/>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <param name="options">At which points, and in which orders; null is all in the default order.</param>
    public InjectionResult ClockSwitchAtEveryPoint(
        Func<DeviceUnderTest<TBoard>, Task> scenario, Func<InjectionOptions, InjectionOptions>? options = null) =>
        Inject(new ClockSwitch(), scenario, options);

    /// <inheritdoc cref="Explore.Inject"/>
    /// <param name="injection">What <see cref="InjectionException.Injection"/> says, such as <c>removal@137</c>.</param>
    /// <param name="scenario">The same scenario.</param>
    /// <param name="options">Changes the options in the same way.</param>
    public SimulationResult Inject(
        string injection, Func<DeviceUnderTest<TBoard>, Task> scenario, Func<InjectionOptions, InjectionOptions>? options = null)
    {
        ArgumentNullException.ThrowIfNull(injection);
        var (played, changed) = Bind(scenario, Injecting, options);
        var (family, parsed) = InjectionNames.Parse(injection);
        return new InjectionSearch(family, played, changed).Replay(parsed);
    }

    private InjectionResult Inject(
        InjectionFamily family, Func<DeviceUnderTest<TBoard>, Task> scenario, Func<InjectionOptions, InjectionOptions>? options)
    {
        var (played, changed) = Bind(scenario, Injecting, options);
        return new InjectionSearch(family, played, changed).Run();
    }

    private (PlayedScenario Played, TOptions Changed) Bind<TOptions>(
        Func<DeviceUnderTest<TBoard>, Task> scenario, TOptions options, Func<TOptions, TOptions>? change)
        where TOptions : ExploreOptions
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ExploreOptions changed = change is null ? options : change(options);
        var recording = changed.Simulation.Recording ?? new MinidriverRecording();
        var played = new PlayedScenario(scenario, machine => _test.PlayAsync(machine, scenario, recording)) { Given = _given };
        return (played, (TOptions)(changed with { Simulation = changed.Simulation with { Recording = recording } }));
    }
}
