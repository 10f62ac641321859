using StreamClass.ClassDriver.Synchronization;

namespace StreamClass.ClassDriver.Requests;

/// <summary>The cancellation of one request: its registration with the client's token, and the work that follows.</summary>
internal sealed class CancelWork(StreamRequest request) : LockWork
{
    private const int None = 0;
    private const int Registered = 1;
    private const int Unregistered = 2;

    private CancellationTokenRegistration _registration;
    private int _state;

    public override bool IsUrgent => true;

    /// <summary>The token that the request listens to.</summary>
    public CancellationToken Token { get; private set; }

    public void Reset()
    {
        // Mostly nobody has listened, and memory that is not written stays with the processors that read it.
        if (_state != None)
        {
            _state = None;
            _registration = default;
            Token = default;
        }
    }

    /// <summary>Listens to a token, for a request that was not completed at once.</summary>
    public void Register(CancellationToken token)
    {
        Token = token;
        request.AddReference();
        _registration = token.UnsafeRegister(static state => ((CancelWork)state!).OnCancelled(), this);

        // Full fence: whoever finishes the request sees the registration, or is seen here.
        Interlocked.Exchange(ref _state, Registered);
        if (request.IsTold)
        {
            Unregister();
        }
    }

    /// <summary>Stops listening; the request is finished, which the caller has marked by a full fence.</summary>
    public void Unregister()
    {
        if (Volatile.Read(ref _state) == Registered && Interlocked.CompareExchange(ref _state, Unregistered, Registered) == Registered)
        {
            ReleaseRegistration();
        }
    }

    /// <summary>Cancels the request, whoever has it. The caller has a reference.</summary>
    public void Request()
    {
        if (request.TryMarkCancelRequested())
        {
            request.AddReference();
            request.Device.Dispatcher.Post(this);
        }
    }

    /// <summary>Takes a queued request back, or asks the minidriver for one that it holds.</summary>
    public override void Run()
    {
        request.Device.Dispatcher.Cancel(request);
        request.Release();
    }

    public override string ToString() => $"cancel of {request}";

    private void OnCancelled()
    {
        // A token can be cancelled by any thread, also by one that a simulated machine knows nothing of.
        if (request.Device.Drive.Admit())
        {
            Request();
        }

        request.Release();
    }

    /// <summary>Unregister, never Dispose: that would wait for a callback that is under way. That callback has a reference.</summary>
    private void ReleaseRegistration()
    {
        if (_registration.Unregister())
        {
            request.Release();
        }
    }
}
