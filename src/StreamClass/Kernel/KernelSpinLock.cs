namespace StreamClass.Kernel;

/// <summary>A lock that raises to DISPATCH_LEVEL and belongs to the processor that holds it.</summary>
/// <remarks>Native name: KSPIN_LOCK. Reference 16.</remarks>
[NativeName("KSPIN_LOCK")]
public sealed class KernelSpinLock
{
    private readonly KernelDrive _drive;
    private int _owner;
    private object? _holder;

    internal KernelSpinLock(KernelDrive drive) => _drive = drive;

    /// <summary>Whether it is held.</summary>
    internal bool IsHeld => Volatile.Read(ref _owner) != 0;

    /// <summary>The routine that took it, on a simulated machine.</summary>
    internal string Holder => _holder?.ToString() ?? "code outside of every routine";

    /// <summary>Takes the lock.</summary>
    /// <remarks>Native name: KeAcquireSpinLock. IRQL &lt;= DISPATCH_LEVEL; afterwards DISPATCH_LEVEL. Reference 16.</remarks>
    /// <returns>The level to give back to <see cref="Release"/>.</returns>
    /// <exception cref="BugCheckException">The level is too high, or this processor holds the lock.</exception>
    [NativeName("KeAcquireSpinLock")]
    public Irql Acquire()
    {
        var processor = Processor.Current;
        processor.RequireAtMost(_drive, Irql.Dispatch, "KeAcquireSpinLock");
        if (Volatile.Read(ref _owner) == processor.Id)
        {
            throw _drive.BugCheck(BugCheckCode.SpinLockAlreadyOwned, "A spin lock was acquired by the processor that holds it.");
        }

        if (_drive.IsSimulated)
        {
            _drive.Preempt(PreemptionPoint.ServiceCall, this);
            _drive.Sharing?.Touch(this, isWrite: true);
        }

        var previous = processor.Irql;
        processor.Irql = Irql.Dispatch;
        for (var turn = 0; Interlocked.CompareExchange(ref _owner, processor.Id, 0) != 0; turn++)
        {
            _drive.Spin(turn);
        }

        if (_drive.IsSimulated)
        {
            _holder = processor.Callback;
        }

        return previous;
    }

    /// <summary>Gives the lock back.</summary>
    /// <remarks>Native name: KeReleaseSpinLock. IRQL = DISPATCH_LEVEL; afterwards <paramref name="previous"/>. Reference 16.</remarks>
    /// <param name="previous">What <see cref="Acquire"/> returned.</param>
    /// <exception cref="BugCheckException">This processor does not hold the lock.</exception>
    [NativeName("KeReleaseSpinLock")]
    public void Release(Irql previous)
    {
        var processor = Processor.Current;
        if (Volatile.Read(ref _owner) != processor.Id)
        {
            throw _drive.BugCheck(BugCheckCode.SpinLockNotOwned, "A spin lock was released by a processor that does not hold it.");
        }

        _drive.Sharing?.Touch(this, isWrite: true);
        Volatile.Write(ref _owner, 0);
        processor.Lower(previous);
        if (_drive.IsSimulated)
        {
            _drive.Preempt(PreemptionPoint.LockRelease, this);
        }
    }
}
