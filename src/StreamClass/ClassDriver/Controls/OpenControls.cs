using StreamClass.Ks;

namespace StreamClass.ClassDriver.Controls;

/// <summary>The I/O controls that are under way on one handle, so that its close can end them and come after them, as it does natively.</summary>
internal sealed class OpenControls
{
    private const int Closed = 1 << 30;

    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // How many are under way and the mark that there will be no more, in one word: the last to leave is known for certain.
    private int _running;

    /// <summary>Answers a control; it is cancelled by its client or by the close.</summary>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public async ValueTask<KsAnswer> RunAsync(ControlRequest request)
    {
        if ((Interlocked.Increment(ref _running) & Closed) != 0)
        {
            Leave();
            throw new ObjectDisposedException(request.Target.ToString());
        }

        // A linked source would wait for a cancel that is under way, which may be what completes the request.
        var either = new CancellationTokenSource();
        var client = request.CancellationToken.UnsafeRegister(Cancel, either);
        var closing = _closing.Token.UnsafeRegister(Cancel, either);
        try
        {
            return await ControlDispatcher.DispatchAsync(request with { CancellationToken = either.Token });
        }
        finally
        {
            client.Unregister();
            closing.Unregister();
            Leave();
        }
    }

    /// <summary>Cancels what is under way. Enters the minidriver.</summary>
    public void Cancel() => _closing.Cancel();

    /// <summary>Takes no more; what is returned ends when what is under way is over.</summary>
    public TaskCompletionSource Drain()
    {
        Interlocked.Increment(ref _running);
        Interlocked.Or(ref _running, Closed);
        Leave();
        return _drained;
    }

    private static void Cancel(object? source) => ((CancellationTokenSource)source!).Cancel();

    private void Leave()
    {
        if (Interlocked.Decrement(ref _running) == Closed)
        {
            _drained.TrySetResult();
        }
    }
}
