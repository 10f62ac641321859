using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Timing;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>What the processors of the simulated machine share: the clock, the interrupt lines, the trace, and who of them runs.</summary>
internal sealed class SimulatedMachine
{
    private readonly Trace _trace;

    public SimulatedMachine(KernelDrive drive, SimulationOptions options, RunState run, Trace trace)
    {
        _trace = trace;
        Observer = drive.Sharing as IRunObserver;
        OffersEveryOrder = options.OffersEveryOrder;
        Run = run;
        Clock = new VirtualClock(options.MaxVirtualTime, run);
        Lines = new PendingLines(this);
        Processors = new SimulatedProcessor[options.Processors];
        for (var i = 0; i < Processors.Length; i++)
        {
            Processors[i] = new SimulatedProcessor(this, drive, i + 1);
        }

        Running = Processors[0];
        HasSeveral = Processors.Length > 1;
    }

    public RunState Run { get; }

    /// <summary>Told what the run does between choices, or null.</summary>
    public IRunObserver? Observer { get; }

    /// <inheritdoc cref="SimulationOptions.OffersEveryOrder"/>
    public bool OffersEveryOrder { get; }

    public VirtualClock Clock { get; }

    public PendingLines Lines { get; }

    public Actors Actors { get; } = new();

    public SimulatedProcessor[] Processors { get; }

    /// <summary>Whether there is more than one processor.</summary>
    public bool HasSeveral { get; }

    /// <summary>Whether a processor other than the running one is in the middle of something.</summary>
    public bool OthersAreBusy => HasSeveral && Array.Exists(Processors, processor => processor.IsBusy && processor != Running);

    /// <summary>The processor whose code the holder of the baton executes.</summary>
    public SimulatedProcessor Running { get; private set; }

    /// <summary>Whether the drive itself is in the middle of something, where nobody may come between.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>The ambient context of a thread that has none.</summary>
    public ExecutionContext? NoContext { get; private set; }

    public void Note(TraceKind kind, object? subject) => Note(kind, subject, 0, 0);

    public void Note(TraceKind kind, object? subject, int pick, int count)
    {
        var running = Running;
        if (!_trace.Add(Clock.Time, running.Processor.Irql, kind, subject, pick, count, HasSeveral ? running.Number : 0, Actors.Running))
        {
            throw Run.Fail(SimulationFailure.LimitReached, $"The trace does not fit into memory any more, after {Run.Steps} steps.");
        }
    }

    /// <summary>Has the calling carrier, which has got the baton, execute for a processor.</summary>
    public void Execute(SimulatedProcessor processor, Carrier carrier)
    {
        NoContext ??= ExecutionContext.Capture();
        Running = processor;
        processor.Carrier = carrier;
        Processor.Current = processor.Processor;
    }

    /// <summary>An idle processor with the lowest number, or null.</summary>
    public SimulatedProcessor? FirstIdle()
    {
        foreach (var processor in Processors)
        {
            if (!processor.IsBusy)
            {
                return processor;
            }
        }

        return null;
    }
}
