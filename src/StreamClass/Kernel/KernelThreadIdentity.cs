namespace StreamClass.Kernel;

/// <summary>Which thread it is that runs: what owns a mutex.</summary>
/// <remarks>Interrupts and deferred procedure calls run as the thread that they came upon.</remarks>
internal sealed class KernelThreadIdentity
{
    private int _heldMutexes;

    /// <summary>How many mutexes the thread owns.</summary>
    public int HeldMutexes => Volatile.Read(ref _heldMutexes);

    /// <summary>Counts a mutex; whoever hands it over does so for the thread that waits.</summary>
    public void AddMutex() => Interlocked.Increment(ref _heldMutexes);

    public void RemoveMutex() => Interlocked.Decrement(ref _heldMutexes);
}
