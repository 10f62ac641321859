namespace StreamClass.ClassDriver.Synchronization;

/// <summary>Counts those who are inside something, and lets nobody in once it is closed.</summary>
/// <remarks>The count and the mark are one word, so that the last to leave is known for certain. Do not copy it.</remarks>
internal struct EntryGate()
{
    private const int Closed = 1 << 30;

    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;

    public bool IsClosed => (Volatile.Read(ref _inside) & Closed) != 0;

    public void Close() => Interlocked.Or(ref _inside, Closed);

    /// <summary>Goes in. False when it is closed.</summary>
    public bool TryEnter()
    {
        if ((Interlocked.Increment(ref _inside) & Closed) == 0)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref _inside) == Closed)
        {
            _drained.TrySetResult();
        }
    }

    /// <summary>What ends when everybody who had gone in before <see cref="Close"/> has left.</summary>
    public TaskCompletionSource Drain()
    {
        // If nobody is inside any more, this is the last to leave.
        Interlocked.Increment(ref _inside);
        Leave();
        return _drained;
    }
}
