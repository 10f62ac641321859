using StreamClass.Kernel;
using StreamClass.Testing.Runs;

namespace StreamClass.Testing.Scheduling;

/// <summary>One processor: the code that it is in the middle of, and everything that runs nested on top of that.</summary>
/// <remarks>A stack that began on a processor stays on it: code keeps the <see cref="Kernel.Processor"/> that it found.</remarks>
internal sealed partial class SimulatedProcessor(SimulatedMachine machine, KernelDrive drive, int number) : INamedSubject
{
    private readonly RunState _run = machine.Run;
    private Irql _levelBeside;
    private bool _draining;

    public Processor Processor { get; } = new(drive, number);

    /// <summary>From 1.</summary>
    public int Number { get; } = number;

    public string Name { get; } = $"processor {number}";

    /// <summary>The carrier of the stack that runs or stands here.</summary>
    public Carrier? Carrier { get; set; }

    /// <summary>Whether it is in the middle of something, running or standing still; otherwise it is idle.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Whose code it stands still in the middle of.</summary>
    public int Actor { get; set; }

    /// <summary>What had happened when a loop here was last seen to wait for another processor.</summary>
    public long SpunAt { get; set; } = -1;

    /// <summary>How many events have passed while such a loop waited here and nobody else could run.</summary>
    public int EventsInVain { get; set; }

    /// <summary>Whether it stands still in such a loop.</summary>
    public bool StandsInSpin { get; set; }

    /// <summary>Whether an event is under way, which runs beside the processor and takes none of its time.</summary>
    public bool IsInHardware { get; private set; }

    /// <summary>Whether an event is under way beside code whose level holds deferred procedure calls off.</summary>
    public bool HoldsOffWhatIsDue => IsInHardware && _levelBeside >= Irql.Dispatch;

    public bool MayChangeThreads => !IsInHardware && Processor.Irql < Irql.Dispatch;

    /// <summary>Forgets what a thread leaves behind.</summary>
    public void EndThread()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        if (machine.NoContext is { } none)
        {
            ExecutionContext.Restore(none);
        }

        Processor.Irql = Irql.Passive;
        Processor.Callback = null;
        Processor.ThreadOrNone = null;
        IsBusy = false;
        IsInHardware = false;
        _draining = false;
    }
}
