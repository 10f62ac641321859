namespace StreamClass.Testing;

/// <summary>What a simulation costs, and where it gives up.</summary>
public sealed record SimulationOptions
{
    /// <summary>How much virtual time the steps of code take.</summary>
    public SimulationCosts Costs { get; init; } = new();

    /// <summary>Whether a run could come in every order that there is, as those of <see cref="Explore.AllSchedules"/>.</summary>
    /// <remarks>
    /// Code costs no time then, whatever <see cref="Costs"/> say; an event that is due within <see cref="SlowProcessorHorizon"/> can
    /// come before any code; and any number of threads can stand preempted.
    /// </remarks>
    public bool OffersEveryOrder { get; init; }

    /// <summary>How many processors the machine has, from 1 to 8.</summary>
    /// <remarks>With one, code is interrupted and preempted; with several, code also runs beside other code at the same level.</remarks>
    public int Processors { get; init; } = 1;

    /// <summary>What is looked at when the scenario has ended; a run that breaks it fails.</summary>
    public RunChecks Checks { get; init; } = RunChecks.All;

    /// <summary>Whether each run is made twice and compared, line by line.</summary>
    public bool SelfCheck { get; init; }

    /// <summary>The wall clock at the virtual time zero.</summary>
    public DateTimeOffset StartTime { get; init; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far ahead an event may be for the processor to be so slow that it comes before the next instruction.</summary>
    /// <remarks>Zero means that the processor is never slower than <see cref="Costs"/> say.</remarks>
    public TimeSpan SlowProcessorHorizon { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How much virtual time a run may take.</summary>
    public TimeSpan MaxVirtualTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many steps a run may take.</summary>
    public long MaxSteps { get; init; } = 2_000_000;

    /// <summary>How many events in a row may pass without any thread having something to do, before the run counts as stalled.</summary>
    /// <remarks>A device with a periodic timer never falls silent; this is what notices that nothing comes of it.</remarks>
    public int MaxIdleEvents { get; init; } = 100_000;

    /// <summary>How many threads may stand preempted at once. Threads that wait do not count.</summary>
    public int MaxPreemptedThreads { get; init; } = 32;

    /// <summary>How long, in real time, a run may go without a step, before it counts as hung.</summary>
    /// <remarks>The last resort against code that blocks on something that the simulation does not know, such as a monitor.</remarks>
    public TimeSpan Watchdog { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long, in real time, a stalled run waits for code outside of the simulation to show itself.</summary>
    /// <remarks>It is spent only on a run that fails anyway; it buys an error that says where the scenario left the simulation.</remarks>
    public TimeSpan LeftGrace { get; init; } = TimeSpan.FromSeconds(1);
}
