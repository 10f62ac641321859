using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Synchronization;

namespace StreamClass.ClassDriver.Timeouts;

/// <summary>The expiry of one request's counter, on its way to the minidriver.</summary>
internal sealed class ExpiryWork(StreamRequest request) : LockWork
{
    private int _posted;

    public override bool IsUrgent => true;

    /// <summary>Posts the expiry, which takes over the caller's reference.</summary>
    public void Post()
    {
        if (Interlocked.Exchange(ref _posted, 1) == 0)
        {
            request.Device.Dispatcher.Post(this);
        }
        else
        {
            request.Release();
        }
    }

    public override void Run()
    {
        Interlocked.Exchange(ref _posted, 0);
        request.Device.Dispatcher.Expire(request);
        request.Release();
    }

    public override string ToString() => $"timeout of {request}";
}
