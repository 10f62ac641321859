namespace StreamClass.Kernel;

/// <summary>A count of things, for which threads can wait. Each wait that is satisfied takes one.</summary>
/// <remarks>Native name: KSEMAPHORE. Reference 16.</remarks>
[NativeName("KSEMAPHORE")]
public sealed class KernelSemaphore : KernelDispatcherObject
{
    private readonly int _limit;
    private int _count;

    internal KernelSemaphore(KernelDrive drive, int count, int limit)
        : base(drive, "semaphore")
    {
        _count = count;
        _limit = limit;
    }

    /// <inheritdoc/>
    public override bool IsSignalled => Count > 0;

    /// <summary>How many there are.</summary>
    /// <remarks>Native name: KeReadStateSemaphore. Any IRQL.</remarks>
    [NativeName("KeReadStateSemaphore")]
    public int Count
    {
        get
        {
            Look();
            return Volatile.Read(ref _count);
        }
    }

    /// <summary>Adds to the count, and lets as many threads go on.</summary>
    /// <remarks>Native name: KeReleaseSemaphore. IRQL &lt;= DISPATCH_LEVEL. Reference 16.</remarks>
    /// <param name="adjustment">How many to add.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="adjustment"/> is not positive.</exception>
    /// <exception cref="BugCheckException">The count would pass its limit.</exception>
    [NativeName("KeReleaseSemaphore")]
    public int Release(int adjustment = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(adjustment);
        return TryRelease(adjustment, out var previous) ? previous : throw LimitExceeded(adjustment);
    }

    /// <summary>As <see cref="Release"/>, on behalf of somebody who may have given a semaphore that is full.</summary>
    internal bool TryRelease(int adjustment, out int previous)
    {
        BeginService("KeReleaseSemaphore");
        Enter();
        previous = _count;
        var fits = adjustment <= _limit - previous;
        if (fits)
        {
            _count += adjustment;
            while (_count > 0 && WakeOne_NeedsBusy() is not null)
            {
                _count--;
            }
        }

        Leave();
        return fits;
    }

    private protected override bool TryTake_NeedsBusy(KernelThreadIdentity thread)
    {
        if (_count == 0)
        {
            return false;
        }

        _count--;
        return true;
    }

    private BugCheckException LimitExceeded(int adjustment) => Drive.BugCheck(
        BugCheckCode.KmodeExceptionNotHandled,
        $"A semaphore was released by {adjustment} beyond its limit of {_limit}.",
        (ulong)NtStatus.SemaphoreLimitExceeded);
}
