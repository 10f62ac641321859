namespace StreamClass.Kernel;

/// <summary>A deferred procedure call: a routine that runs at DISPATCH_LEVEL as soon as the level allows it.</summary>
/// <remarks>
/// Native name: KDPC. The routine is synchronized with nothing. An exception in it is a bug check. Reference 16.
/// </remarks>
[NativeName("KDPC")]
public sealed class KernelDpc : INamedSubject
{
    private readonly KernelDrive _drive;
    private readonly Action<object?> _routine;
    private readonly object? _context;

    internal KernelDpc(KernelDrive drive, Action<object?> routine, object? context)
    {
        _drive = drive;
        _routine = routine;
        _context = context;
        Dpc = new Dpc(drive, static state => ((KernelDpc)state!).Run(), this);
    }

    internal Dpc Dpc { get; }

    string INamedSubject.Name => "DPC";

    /// <summary>Has the routine called.</summary>
    /// <remarks>Native name: KeInsertQueueDpc. Any IRQL; below DISPATCH_LEVEL the routine runs before the call returns. Reference 16.</remarks>
    /// <returns>False when the call was queued already.</returns>
    [NativeName("KeInsertQueueDpc")]
    public bool Queue() => Dpc.Queue();

    /// <summary>Takes the call back.</summary>
    /// <remarks>Native name: KeRemoveQueueDpc. Any IRQL. A routine that has begun is not waited for. Reference 16.</remarks>
    /// <returns>False when it was not queued.</returns>
    [NativeName("KeRemoveQueueDpc")]
    public bool Remove() => Dpc.Remove();

    private void Run() => SystemRoutine.Run(_drive, "A deferred procedure call", _routine, _context, BugCheckCode.KmodeExceptionNotHandled);
}
