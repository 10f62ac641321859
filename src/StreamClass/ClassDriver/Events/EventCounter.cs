using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Events;

/// <summary>Counts how often an event has happened for a client that waits with tasks: none is lost, each is given once.</summary>
internal sealed class EventCounter(KernelDrive drive) : EventNotifier
{
    private readonly Queue<TaskCompletionSource<bool>> _waiters = new();
    private BusyWord _busy;
    private int _available;
    private NtStatus _ended;

    /// <summary>It counts, as a semaphore does.</summary>
    public override KsEventNotification Type => KsEventNotification.SemaphoreHandle;

    /// <summary>Why it will not happen any more; SUCCESS while it may.</summary>
    public NtStatus Ended
    {
        get
        {
            _busy.Enter(drive);
            var ended = _ended;
            _busy.Leave();
            return ended;
        }
    }

    public override void Notify(int count)
    {
        for (; count > 0; count--)
        {
            // A waiter that was cancelled meanwhile leaves the occurrence for the next.
            while (!TakeWaiterOrCount(out var waiter) && !waiter!.TrySetResult(true))
            {
            }
        }
    }

    public override void End(NtStatus reason)
    {
        _busy.Enter(drive);
        _ended = reason;
        var waiters = _waiters.ToArray();
        _waiters.Clear();
        _busy.Leave();
        foreach (var waiter in waiters)
        {
            waiter.TrySetResult(false);
        }
    }

    /// <summary>Waits for the next occurrence. False when there will be none.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (TryTake(out var waiter, out var happens))
        {
            return happens;
        }

        using var registration = cancellationToken.UnsafeRegister(
            static (waiter, token) => ((TaskCompletionSource<bool>)waiter!).TrySetCanceled(token), waiter);
        try
        {
            return await waiter!.Task;
        }
        finally
        {
            if (waiter!.Task.IsCanceled)
            {
                Forget();
            }
        }
    }

    /// <summary>Takes those off the list who wait no more, or a client that polls a silent event would make it grow.</summary>
    private void Forget()
    {
        _busy.Enter(drive);
        for (var left = _waiters.Count; left > 0; left--)
        {
            if (_waiters.Dequeue() is { Task.IsCompleted: false } waiting)
            {
                _waiters.Enqueue(waiting);
            }
        }

        _busy.Leave();
    }

    /// <summary>Gives an occurrence to nobody in particular.</summary>
    /// <returns>True when it was counted; otherwise somebody waits for it.</returns>
    private bool TakeWaiterOrCount(out TaskCompletionSource<bool>? waiter)
    {
        _busy.Enter(drive);
        var counted = !_waiters.TryDequeue(out waiter);
        if (counted)
        {
            _available++;
        }

        _busy.Leave();
        return counted;
    }

    private bool TryTake(out TaskCompletionSource<bool>? waiter, out bool happens)
    {
        waiter = null;
        _busy.Enter(drive);
        happens = _available > 0;
        if (happens)
        {
            _available--;
        }

        var known = happens || _ended != NtStatus.Success;
        if (!known)
        {
            waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Enqueue(waiter);
        }

        _busy.Leave();
        return known;
    }
}
