using StreamClass.ClassDriver.Requests;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>The delivery of a request that does not wait for its queue. Has a reference to it.</summary>
internal sealed class PastQueueWork(StreamRequest request) : LockWork
{
    public override bool IsUrgent => true;

    public override void Run()
    {
        request.Device.Dispatcher.Deliver(request);
        request.Release();
    }

    public override string ToString() => $"delivery of {request}";
}
