using StreamClass.ClassDriver.Synchronization;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Controls;

/// <summary>The I/O controls that are under way on one handle, so that its close can end them and come after them, as it does natively.</summary>
internal sealed class OpenControls
{
    private readonly CancellationTokenSource _closing = new();
    private EntryGate _running = new();

    /// <summary>Answers a control; it is cancelled by its client or by the close.</summary>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public async ValueTask<KsAnswer> RunAsync(ControlRequest request)
    {
        if (!_running.TryEnter())
        {
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
            _running.Leave();
        }
    }

    /// <summary>Cancels what is under way. Enters the minidriver.</summary>
    public void Cancel() => _closing.Cancel();

    /// <summary>Takes no more; what is returned ends when what is under way is over.</summary>
    public TaskCompletionSource? Drain()
    {
        _running.Close();
        return _running.Drain();
    }

    private static void Cancel(object? source) => ((CancellationTokenSource)source!).Cancel();
}
