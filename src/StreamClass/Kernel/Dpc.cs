namespace StreamClass.Kernel;

/// <summary>A call that is made as soon as the level drops below DISPATCH_LEVEL.</summary>
/// <remarks>Native name: KDPC. The routine runs at DISPATCH_LEVEL. Queueing it again while it is queued does nothing.</remarks>
internal sealed class Dpc(KernelDrive drive, Action<object?> routine, object? context)
{
    private int _queued;

    internal Dpc? Next { get; set; }

    /// <summary>What the routine works on; names it in a trace.</summary>
    public object? Context => context;

    public void Queue()
    {
        if (Interlocked.Exchange(ref _queued, 1) == 0)
        {
            drive.QueueDpc(this);
        }
    }

    /// <summary>Queues the call for another processor than this one.</summary>
    public void HandOver()
    {
        if (Interlocked.Exchange(ref _queued, 1) == 0)
        {
            drive.HandOver(this);
        }
    }

    /// <summary>Makes the call; the caller has raised the level.</summary>
    internal void Execute()
    {
        // From here on the call may be queued again: what it is about to see is older than that.
        Interlocked.Exchange(ref _queued, 0);
        routine(context);
    }
}
