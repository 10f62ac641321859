namespace StreamClass.Testing;

/// <summary>What a simulation costs, and where it gives up.</summary>
/// <remarks>A value that makes no sense is an <see cref="ArgumentException"/> at once, which names the option.</remarks>
public sealed class SimulationOptions
{
    /// <summary>The longest time that the runtime waits for anything.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>How much virtual time the steps of code take.</summary>
    public SimulationCosts Costs
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Costs));
            field = value;
        }
    } = new();

    /// <summary>How many processors the machine has, from 1 to 8.</summary>
    /// <remarks>With one, code is interrupted and preempted; with several, code also runs beside other code at the same level.</remarks>
    public int Processors
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Processors));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 8, nameof(Processors));
            field = value;
        }
    } = 1;

    /// <summary>What is looked at when the scenario has ended; a run that breaks it fails.</summary>
    public RunChecks Checks { get; init; } = RunChecks.All;

    /// <summary>Whether each run is made twice and compared, line by line.</summary>
    public bool SelfCheck { get; init; }

    /// <summary>The wall clock at the virtual time zero.</summary>
    public DateTimeOffset StartTime { get; init; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far ahead an event may be for the processor to be so slow that it comes before the next instruction.</summary>
    /// <remarks>Zero means that the processor is never slower than <see cref="Costs"/> say.</remarks>
    public TimeSpan SlowProcessorHorizon
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, nameof(SlowProcessorHorizon));
            field = value;
        }
    } = TimeSpan.FromMilliseconds(10);

    /// <summary>How much virtual time a run may take.</summary>
    public TimeSpan MaxVirtualTime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(MaxVirtualTime));
            field = value;
        }
    } = TimeSpan.FromHours(1);

    /// <summary>How many steps a run may take.</summary>
    public long MaxSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(MaxSteps));
            field = value;
        }
    } = 2_000_000;

    /// <summary>How many events in a row may pass without any thread having something to do, before the run counts as stalled.</summary>
    /// <remarks>A device with a periodic timer never falls silent; this is what notices that nothing comes of it.</remarks>
    public int MaxIdleEvents
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MaxIdleEvents));
            field = value;
        }
    } = 100_000;

    /// <summary>How many threads may stand preempted at once. Threads that wait do not count.</summary>
    public int MaxPreemptedThreads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MaxPreemptedThreads));
            field = value;
        }
    } = 32;

    /// <summary>How long, in real time, a run may go without a step, before it counts as hung.</summary>
    /// <remarks>
    /// The last resort against code that blocks on something that the simulation does not know, such as a monitor.
    /// <see cref="Timeout.InfiniteTimeSpan"/> leaves time for a debugger.
    /// </remarks>
    public TimeSpan Watchdog
    {
        get;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(Watchdog));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest, nameof(Watchdog));
            }

            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>How long, in real time, a stalled run waits for code outside of the simulation to show itself.</summary>
    /// <remarks>It is spent only on a run that fails anyway; it buys an error that says where the scenario left the simulation.</remarks>
    public TimeSpan LeftGrace
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, nameof(LeftGrace));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest, nameof(LeftGrace));
            field = value;
        }
    } = TimeSpan.FromSeconds(1);
}
