namespace StreamClass.Kernel;

/// <summary>A system thread, for whose end others can wait.</summary>
/// <remarks>
/// Native name: KTHREAD. Its routine runs at PASSIVE_LEVEL; the thread ends when the routine returns. An exception in it is a bug
/// check and ends the thread, not the process. Reference 16.
/// </remarks>
[NativeName("KTHREAD")]
public sealed class KernelThread : KernelDispatcherObject, INamedSubject
{
    private readonly KernelThreadIdentity _identity = new();
    private readonly Action<object?> _routine;
    private readonly object? _context;
    private readonly SystemThreads _threads;
    private bool _hasEnded;

    internal KernelThread(KernelDrive drive, SystemThreads threads, string name, Action<object?> routine, object? context)
        : base(drive, name)
    {
        Name = name;
        _threads = threads;
        _routine = routine;
        _context = context;
    }

    /// <summary>Names the thread in logs and traces.</summary>
    public string Name { get; }

    /// <summary>Whether the thread has ended.</summary>
    public override bool IsSignalled
    {
        get
        {
            Look();
            return Volatile.Read(ref _hasEnded);
        }
    }

    /// <summary>What the drive calls on the new thread.</summary>
    internal void Run()
    {
        Processor.Current.ThreadOrNone = _identity;
        SystemRoutine.Run(Drive, Name, _routine, _context, BugCheckCode.SystemThreadExceptionNotHandled);
        if (_identity.HeldMutexes > 0)
        {
            _ = Drive.BugCheck(BugCheckCode.ThreadTerminateHeldMutex, $"{Name} ended while it owns {_identity.HeldMutexes} mutexes.");
        }

        Enter();
        Volatile.Write(ref _hasEnded, true);
        WakeAll_NeedsBusy();
        Leave();
        _threads.Ended();
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private protected override bool TryTake_NeedsBusy(KernelThreadIdentity thread) => _hasEnded;
}
