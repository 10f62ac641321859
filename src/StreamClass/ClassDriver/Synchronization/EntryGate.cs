namespace StreamClass.ClassDriver.Synchronization;

/// <summary>Counts those who are inside something, and lets nobody in once it is closed.</summary>
/// <remarks>
/// The count and the mark are one word, so that the last to leave is known for certain. Whoever keeps others out by a mark of its own
/// can drain it too: each that goes in looks at that mark afterwards, and leaves again. Do not copy it.
/// </remarks>
internal struct EntryGate()
{
    private const int Closed = 1 << 30;

    private TaskCompletionSource? _drained;
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
        // Looked at again: whoever went in before somebody began to wait may have done so after the count fell.
        if ((Interlocked.Decrement(ref _inside) & ~Closed) == 0
            && Volatile.Read(ref _drained) is { } drained && (Volatile.Read(ref _inside) & ~Closed) == 0)
        {
            drained.TrySetResult();
        }
    }

    /// <summary>
    /// What ends when everybody who had gone in before <see cref="Close"/>, or before the mark of the caller, has left; null when nobody is
    /// inside.
    /// </summary>
    public TaskCompletionSource? Drain()
    {
        // Full fence: whoever goes in after this has seen the mark.
        if ((Interlocked.Increment(ref _inside) & ~Closed) == 1)
        {
            Leave();
            return null;
        }

        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (; ; )
        {
            var earlier = Volatile.Read(ref _drained);
            if (earlier is { Task.IsCompleted: false })
            {
                mine = earlier;
                break;
            }

            if (Interlocked.CompareExchange(ref _drained, mine, earlier) == earlier)
            {
                break;
            }
        }

        // If nobody else is inside any more, this is the last to leave.
        Leave();
        return mine;
    }
}
