namespace StreamClass.Kernel;

/// <summary>What executes code inside the machine: it has a number, a level, and work that waits for the level to drop.</summary>
/// <remarks>
/// Live, each thread that enters the machine counts as a processor of its own. Simulated, there are as many as the machine has, and a
/// stack stays on the one where it began, so code may keep what it found. The slot below is the only static state of the package.
/// </remarks>
internal sealed class Processor(KernelDrive? drive, int id)
{
    [ThreadStatic]
    private static Processor? s_current;

    private readonly KernelDrive? _scheduler = drive is { IsSimulated: true } ? drive : null;
    private Dpc? _firstDpc;
    private Dpc? _lastDpc;
    private bool _draining;
    private KernelThreadIdentity? _thread;
    private IReservedLock? _reservedLock;
    private bool _isInsideReserved;

    /// <summary>Never zero: a lock word of zero means free.</summary>
    public int Id { get; } = id;

    public Irql Irql { get; set; }

    /// <summary>The drive of the machine whose code ran here last.</summary>
    public KernelDrive? Drive { get; set; } = drive;

    /// <summary>The device's lock that was taken here last and is still held.</summary>
    public object? HeldLock => EnteredLock ?? (IsInsideReserved ? ReservedLock : null);

    /// <summary>The same of locks that are not reserved.</summary>
    public object? EnteredLock { get; set; }

    /// <summary>The minidriver call that runs on this processor, innermost.</summary>
    public object? Callback
    {
        get => NotedCallback ?? (IsInsideReserved ? ReservedLock?.Routine : null);
        set => NotedCallback = value;
    }

    /// <summary>The same without what follows from <see cref="ReservedLock"/>; what is put back when a call ends.</summary>
    public object? NotedCallback { get; private set; }

    /// <summary>Whether it runs a client, which no minidriver has called.</summary>
    public bool IsAtRest => Irql == Irql.Passive && NotedCallback is null;

    /// <summary>The lock that this processor has reserved and entered last. It belongs to whoever runs here.</summary>
    /// <remarks>Set apart from <see cref="EnteredLock"/>, as a reference that is written costs a barrier, and this one is mostly the same.</remarks>
    public IReservedLock? ReservedLock
    {
        get => Volatile.Read(ref _reservedLock);
        set => Volatile.Write(ref _reservedLock, value);
    }

    /// <summary>What the word of that lock says as long as the reservation stands.</summary>
    public long ReservedWord { get; set; }

    /// <summary>Whether this processor is inside <see cref="ReservedLock"/>. Others read this before they read which lock it is.</summary>
    public bool IsInsideReserved
    {
        get => Volatile.Read(ref _isInsideReserved);
        set => Volatile.Write(ref _isInsideReserved, value);
    }

    /// <summary>The thread that runs here.</summary>
    public KernelThreadIdentity Thread => _thread ??= new KernelThreadIdentity();

    /// <summary>The same without making one; to be set when another thread begins or goes on.</summary>
    public KernelThreadIdentity? ThreadOrNone
    {
        get => _thread;
        set => _thread = value;
    }

    public static Processor Current
    {
        get => s_current ?? Create();
        set => s_current = value;
    }

    /// <summary>The processor of this thread, or null when the thread never entered a machine.</summary>
    public static Processor? CurrentOrNone => s_current;

    public static void Leave() => s_current = null;

    public bool HasDpcs => _firstDpc is not null;

    public void Add(Dpc dpc)
    {
        if (_lastDpc is null)
        {
            _firstDpc = dpc;
        }
        else
        {
            _lastDpc.Next = dpc;
        }

        _lastDpc = dpc;
    }

    /// <summary>Sets the level back, and runs the deferred procedure calls that were waiting for it to drop.</summary>
    public void Lower(Irql irql)
    {
        Irql = irql;
        if (_scheduler is not null || _firstDpc is not null)
        {
            RunLowered(irql);
        }
    }

    public Dpc? TakeDpc()
    {
        if (_firstDpc is not { } dpc)
        {
            return null;
        }

        _firstDpc = dpc.Next;
        if (_firstDpc is null)
        {
            _lastDpc = null;
        }

        dpc.Next = null;
        return dpc;
    }

    private void RunLowered(Irql irql)
    {
        if (_scheduler is not null)
        {
            _scheduler.Lowered(this);
        }
        else if (irql < Irql.Dispatch && !_draining)
        {
            Drain(irql);
        }
    }

    private void Drain(Irql irql)
    {
        _draining = true;
        try
        {
            while (TakeDpc() is { } dpc)
            {
                Irql = Irql.Dispatch;
                dpc.Execute();
            }
        }
        finally
        {
            _draining = false;
            Irql = irql;
        }
    }

    private static Processor Create() => s_current = new Processor(null, Environment.CurrentManagedThreadId);
}
