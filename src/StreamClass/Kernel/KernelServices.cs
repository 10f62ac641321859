namespace StreamClass.Kernel;

/// <summary>The services of the operating system that a minidriver may use beside the class driver's.</summary>
/// <remarks>Reference 11 and 16.</remarks>
public sealed class KernelServices
{
    private readonly KernelDrive _drive;

    internal KernelServices(KernelDrive drive) => _drive = drive;

    /// <summary>The level at which the caller runs.</summary>
    /// <remarks>Native name: KeGetCurrentIrql. Any IRQL.</remarks>
    [NativeName("KeGetCurrentIrql")]
    public Irql CurrentIrql => Processor.Current.Irql;

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

    /// <summary>Makes a spin lock.</summary>
    /// <remarks>Native name: KeInitializeSpinLock. Any IRQL.</remarks>
    [NativeName("KeInitializeSpinLock")]
    public KernelSpinLock CreateSpinLock() => new(_drive);

    /// <summary>Makes an event.</summary>
    /// <remarks>Native name: KeInitializeEvent. IRQL: PASSIVE_LEVEL.</remarks>
    /// <param name="type">Whom the event releases.</param>
    /// <param name="signalled">Whether it is signalled at first.</param>
    [NativeName("KeInitializeEvent")]
    public KernelEvent CreateEvent(KernelEventType type, bool signalled = false) => new(_drive, type, signalled);
}
