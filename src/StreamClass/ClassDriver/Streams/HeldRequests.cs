using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Streams;

/// <summary>Reads and writes of a stream without queues that wait until the client has read its new format.</summary>
/// <remarks>With class synchronization on they wait in their queue instead. Reference 6, 13.10.</remarks>
internal sealed class HeldRequests(ClassStream stream)
{
    private readonly List<StreamRequest> _waiting = [];
    private BusyWord _busy;

    /// <summary>Keeps a request, unless it need not wait any more.</summary>
    public bool TryAdd(StreamRequest request)
    {
        _busy.Enter(stream.Device.Drive);
        var isHeld = stream.Data.IsHeld;
        if (isHeld)
        {
            // Somebody else may finish it while it is kept.
            request.AddReference();
            request.TrySend();
            _waiting.Add(request);
        }

        _busy.Leave();
        return isHeld;
    }

    /// <summary>Nothing waits from now on; what has waited is the caller's, together with a reference to each.</summary>
    public StreamRequest[] Release()
    {
        _busy.Enter(stream.Device.Drive);
        stream.Data.IsHeld = false;
        StreamRequest[] waited = [.. _waiting];
        _waiting.Clear();
        _busy.Leave();
        return waited;
    }
}
