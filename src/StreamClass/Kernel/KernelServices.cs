namespace StreamClass.Kernel;

/// <summary>The services of the operating system that a minidriver may use beside the class driver's.</summary>
/// <remarks>Reference 11 and 16. There is one for each machine.</remarks>
public sealed partial class KernelServices
{
    private readonly KernelDrive _drive;
    private readonly MachineFiles _files;

    internal KernelServices(KernelDrive drive, MachineFiles files)
    {
        _drive = drive;
        _files = files;
        Threads = new SystemThreads(drive);
    }

    /// <summary>The level at which the caller runs.</summary>
    /// <remarks>Native name: KeGetCurrentIrql. Any IRQL.</remarks>
    [NativeName("KeGetCurrentIrql")]
    public Irql CurrentIrql => Processor.Current.Irql;

    internal KernelDrive Drive => _drive;

    internal Registry Registry { get; } = new();

    internal SystemThreads Threads { get; }

    /// <summary>The performance counter, in units of 100 ns.</summary>
    /// <remarks>Native name: KeQueryPerformanceCounter. Any IRQL.</remarks>
    [NativeName("KeQueryPerformanceCounter")]
    public long QueryPerformanceCounter() => _drive.Now;

    /// <summary>The time since the machine was switched on.</summary>
    /// <remarks>Native name: KeQueryInterruptTime. Any IRQL.</remarks>
    [NativeName("KeQueryInterruptTime")]
    public TimeSpan QueryInterruptTime() => TimeSpan.FromTicks(_drive.Now);

    /// <summary>The wall clock.</summary>
    /// <remarks>Native name: KeQuerySystemTime. Any IRQL.</remarks>
    [NativeName("KeQuerySystemTime")]
    public DateTimeOffset QuerySystemTime() => _drive.StartTime + TimeSpan.FromTicks(_drive.Now);

    /// <summary>Keeps the processor busy for a few microseconds.</summary>
    /// <remarks>Native name: KeStallExecutionProcessor. Any IRQL. Use it sparingly: reference 11.</remarks>
    /// <param name="microseconds">How long; more than 50 is too long.</param>
    [NativeName("KeStallExecutionProcessor")]
    public void StallExecutionProcessor(uint microseconds) => _drive.Stall(microseconds * 10L);

    /// <summary>Lets others run for a time.</summary>
    /// <remarks>Native name: KeDelayExecutionThread. IRQL: PASSIVE_LEVEL. Reference 16.</remarks>
    /// <param name="interval">How long.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is negative.</exception>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("KeDelayExecutionThread")]
    public void DelayExecutionThread(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        Processor.Current.RequireMayWait(_drive, "a delay");
        Enter("KeDelayExecutionThread");
        if (interval > TimeSpan.Zero)
        {
            _drive.Wait(new KernelGate("delay"), interval.Ticks);
        }
    }

    /// <summary>Every call of a service is a preemption point of a simulated machine.</summary>
    private void Enter(string routine)
    {
        if (_drive.IsSimulated)
        {
            _drive.Preempt(PreemptionPoint.ServiceCall, routine);
        }
    }
}
