using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>A stay under a device's lock: the lock is taken unless the caller has it already, and left again at the end.</summary>
/// <remarks>It is not held when the class driver has given up whoever holds it; then there is nothing to do for a minidriver.</remarks>
internal readonly ref struct LockTurn
{
    private readonly DeviceLock? _entered;
    private readonly Processor _processor;
    private readonly Irql _previous;

    /// <summary>Waits for the lock as long as its holder may still come back.</summary>
    /// <exception cref="BugCheckException">The caller holds the lock of another device.</exception>
    public LockTurn(DeviceLock deviceLock, Processor processor)
    {
        _processor = processor;
        if (deviceLock.IsHeldBy(processor))
        {
            IsHeld = true;
        }
        else if (deviceLock.EnterUnlessAbandoned(processor, out _previous))
        {
            _entered = deviceLock;
            IsHeld = true;
        }
    }

    /// <summary>Whether the lock is held.</summary>
    public bool IsHeld { get; }

    public void Dispose() => _entered?.Leave(_processor, _previous);
}
