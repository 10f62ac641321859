namespace StreamClass.Kernel;

/// <summary>A lock for threads that may wait for it. Its owner can take it again.</summary>
/// <remarks>
/// Native name: KMUTEX. Signalled means free; a wait that is satisfied makes the thread the owner, and each wait needs its
/// <see cref="Release"/>. A thread that ends while it owns a mutex is a bug check. Reference 16.
/// </remarks>
[NativeName("KMUTEX")]
public sealed class KernelMutex : KernelDispatcherObject
{
    private KernelThreadIdentity? _owner;
    private int _depth;

    internal KernelMutex(KernelDrive drive)
        : base(drive, "mutex")
    {
    }

    /// <inheritdoc/>
    [NativeName("KeReadStateMutex")]
    public override bool IsSignalled
    {
        get
        {
            Look();
            return Volatile.Read(ref _owner) is null;
        }
    }

    /// <summary>Gives the mutex back, as often as it was taken.</summary>
    /// <remarks>Native name: KeReleaseMutex. IRQL &lt;= DISPATCH_LEVEL, in the thread that owns it. Reference 16.</remarks>
    /// <returns>True when the thread owns it no more.</returns>
    /// <exception cref="BugCheckException">The thread does not own the mutex.</exception>
    [NativeName("KeReleaseMutex")]
    public bool Release()
    {
        BeginService("KeReleaseMutex");
        var thread = Processor.Current.Thread;
        if (Volatile.Read(ref _owner) != thread)
        {
            throw Drive.BugCheck(
                BugCheckCode.KmodeExceptionNotHandled,
                "A mutex was released by a thread that does not own it.",
                (ulong)NtStatus.MutantNotOwned);
        }

        Enter();
        var released = --_depth == 0;
        if (released)
        {
            thread.RemoveMutex();
            Own_NeedsBusy(WakeOne_NeedsBusy());
        }

        Leave();
        return released;
    }

    private protected override bool TryTake_NeedsBusy(KernelThreadIdentity thread)
    {
        if (_owner == thread)
        {
            _depth++;
            return true;
        }

        var free = _owner is null;
        if (free)
        {
            Own_NeedsBusy(thread);
        }

        return free;
    }

    private void Own_NeedsBusy(KernelThreadIdentity? thread)
    {
        thread?.AddMutex();
        _depth = thread is null ? 0 : 1;
        Volatile.Write(ref _owner, thread);
    }
}
