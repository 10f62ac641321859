namespace StreamClass.Kernel;

/// <content>What threads and routines synchronize with.</content>
public sealed partial class KernelServices
{
    private readonly List<KernelSpinLock> _spinLocks = [];
    private readonly List<KernelMutex> _mutexes = [];

    /// <summary>Every spin lock that was made on a simulated machine, in its order.</summary>
    internal IReadOnlyList<KernelSpinLock> SpinLocks => _spinLocks;

    /// <summary>Every mutex that was made on a simulated machine, in its order.</summary>
    internal IReadOnlyList<KernelMutex> Mutexes => _mutexes;

    /// <summary>Makes a spin lock.</summary>
    /// <remarks>Native name: KeInitializeSpinLock. Any IRQL.</remarks>
    [NativeName("KeInitializeSpinLock")]
    public KernelSpinLock CreateSpinLock() => Known(_spinLocks, new KernelSpinLock(_drive));

    /// <summary>Makes an event.</summary>
    /// <remarks>Native name: KeInitializeEvent. IRQL: PASSIVE_LEVEL.</remarks>
    /// <param name="type">Whom the event releases.</param>
    /// <param name="signalled">Whether it is signalled at first.</param>
    [NativeName("KeInitializeEvent")]
    public KernelEvent CreateEvent(KernelEventType type, bool signalled = false) => new(_drive, type, signalled);

    /// <summary>Makes a mutex that nobody owns.</summary>
    /// <remarks>Native name: KeInitializeMutex. Any IRQL. Reference 16.</remarks>
    [NativeName("KeInitializeMutex")]
    public KernelMutex CreateMutex() => Known(_mutexes, new KernelMutex(_drive));

    /// <summary>Makes a semaphore.</summary>
    /// <remarks>Native name: KeInitializeSemaphore. Any IRQL. Reference 16.</remarks>
    /// <param name="count">The count at first.</param>
    /// <param name="limit">What the count never passes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive, or the count is not from zero to the limit.</exception>
    [NativeName("KeInitializeSemaphore")]
    public KernelSemaphore CreateSemaphore(int count, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, limit);
        return new KernelSemaphore(_drive, count, limit);
    }

    /// <summary>Makes a timer that is not set.</summary>
    /// <remarks>Native name: KeInitializeTimerEx. IRQL &lt;= DISPATCH_LEVEL. Reference 16.</remarks>
    /// <param name="type">Whom the timer releases when it is due.</param>
    [NativeName("KeInitializeTimerEx")]
    public KernelTimer CreateTimer(KernelEventType type = KernelEventType.Notification) => new(_drive, "driver timer", null, type);

    /// <summary>Makes a deferred procedure call.</summary>
    /// <remarks>Native name: KeInitializeDpc. Any IRQL. Reference 16.</remarks>
    /// <param name="routine">What to call at DISPATCH_LEVEL.</param>
    /// <param name="context">Its argument.</param>
    [NativeName("KeInitializeDpc")]
    public KernelDpc CreateDpc(Action<object?> routine, object? context = null)
    {
        ArgumentNullException.ThrowIfNull(routine);
        return new KernelDpc(_drive, routine, context);
    }

    /// <summary>Only one thread runs at a time where the lists are kept.</summary>
    private T Known<T>(List<T> known, T made)
    {
        if (_drive.IsSimulated)
        {
            known.Add(made);
        }

        return made;
    }
}
