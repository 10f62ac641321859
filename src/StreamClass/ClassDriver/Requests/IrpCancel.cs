using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Requests;

/// <summary>Passes the cancel of an IRP on to its request, as long as there is one.</summary>
/// <remarks>
/// A canceller that has taken the cancel routine can be late: the request may have ended, and been used again, before it calls.
/// </remarks>
internal sealed class IrpCancel(KernelDrive drive, StreamRequest request)
{
    private StreamRequest? _request = request;
    private BusyWord _busy;

    /// <summary>Cancels the request, unless it has ended.</summary>
    public void Request()
    {
        _busy.Enter(drive);
        var request = _request;
        request?.AddReference();
        _busy.Leave();
        if (request is not null)
        {
            request.Cancel.Request();
            request.Release();
        }
    }

    /// <summary>The request has ended; whoever calls this still has a reference.</summary>
    public void End()
    {
        _busy.Enter(drive);
        _request = null;
        _busy.Leave();
    }
}
