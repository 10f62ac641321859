namespace StreamClass.Kernel;

/// <summary>A call that is made as soon as the level drops below DISPATCH_LEVEL.</summary>
/// <remarks>Native name: KDPC. The routine runs at DISPATCH_LEVEL. Queueing it again while it is queued does nothing.</remarks>
internal sealed class Dpc(KernelDrive drive, Action<object?> routine, object? context)
{
    private const int Idle = 0;
    private const int Queued = 1;

    /// <summary>Taken back, but still linked: it comes up and does nothing.</summary>
    private const int Removed = 2;

    private int _state;

    internal Dpc? Next { get; set; }

    /// <summary>What a drive knows the call by; zero until it has given it a number.</summary>
    internal int DriveNumber { get; set; }

    /// <summary>What a drive keeps for the call.</summary>
    internal object? DriveState { get; set; }

    /// <summary>What the routine works on; names it in a trace.</summary>
    public object? Context => context;

    /// <returns>False when it was queued already.</returns>
    public bool Queue()
    {
        if (Mark() is not { } link)
        {
            return false;
        }

        if (link)
        {
            drive.QueueDpc(this);
        }

        return true;
    }

    /// <summary>Queues the call for another processor than this one.</summary>
    public void HandOver()
    {
        if (Mark() is true)
        {
            drive.HandOver(this);
        }
    }

    /// <summary>Takes the call back.</summary>
    /// <returns>False when it was not queued.</returns>
    public bool Remove() => Interlocked.CompareExchange(ref _state, Removed, Queued) == Queued;

    /// <summary>Makes the call; the caller has raised the level.</summary>
    internal void Execute()
    {
        // From here on the call may be queued again: what it is about to see is older than that.
        if (Interlocked.Exchange(ref _state, Idle) == Queued)
        {
            routine(context);
        }
    }

    /// <summary>Marks the call as queued.</summary>
    /// <returns>Whether it still has to be linked; null when it was queued already.</returns>
    private bool? Mark()
    {
        for (; ; )
        {
            switch (Interlocked.CompareExchange(ref _state, Queued, Idle))
            {
                case Idle:
                    return true;
                case Queued:
                    return null;
                default:
                    if (Interlocked.CompareExchange(ref _state, Queued, Removed) == Removed)
                    {
                        return false;
                    }

                    break;
            }
        }
    }
}
