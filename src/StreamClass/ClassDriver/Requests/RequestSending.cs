using StreamClass.ClassDriver.Queues;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <summary>How the layers above send requests.</summary>
internal static class RequestSending
{
    /// <summary>Takes a request from the pool and fills it.</summary>
    public static StreamRequest Begin(
        this ClassDevice device, RequestQueue queue, SrbCommand command, object? reference = null, long scalar = 0)
    {
        var request = device.Requests.Rent();
        request.Build(queue, command);
        request.Srb.CommandData.Begin(command, reference, scalar);
        return request;
    }

    /// <summary>Sends a request; it may be finished when this returns. The caller awaits it once.</summary>
    public static void Send(this StreamRequest request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested && request.TryCompleteUnseen(NtStatus.Cancelled))
        {
            request.Finish();
            return;
        }

        request.Device.Dispatcher.Submit(request);
        request.ListenTo(cancellationToken);
    }

    /// <summary>A request that is not finished yet ends when its client's token is cancelled.</summary>
    public static void ListenTo(this StreamRequest request, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled && !request.IsFinished)
        {
            request.Cancel.Register(cancellationToken);
        }
    }

    /// <summary>Sends a request and waits for its status.</summary>
    public static ValueTask<NtStatus> SendAsync(this StreamRequest request, CancellationToken cancellationToken = default)
    {
        request.Send(cancellationToken);
        return request.AsStatus();
    }

    /// <summary>Sends a request and takes its answer out of the SRB, whose client has it until then.</summary>
    public static async ValueTask<(NtStatus Status, T? Answer)> AskAsync<T>(
        this StreamRequest request, Func<HwStreamRequestBlock, T> answer, CancellationToken cancellationToken = default)
    {
        request.AddReference();
        try
        {
            var status = await request.SendAsync(cancellationToken);
            return (status, status.IsSuccess() ? answer(request.Srb) : default);
        }
        finally
        {
            request.Release();
        }
    }

    /// <summary>Sends a request for an IRP that the class driver does not know. Whoever cancels the IRP cancels the request.</summary>
    public static async Task<NtStatus> SendIrpAsync(this StreamRequest request, Irp irp)
    {
        request.KnownIrp = irp;
        request.AddReference();
        var cancel = new IrpCancel(request.Device.Drive, request);
        try
        {
            request.Send(CancellationToken.None);
            irp.SetCancelRoutine(_ => cancel.Request());
            if (irp.Cancel)
            {
                cancel.Request();
            }

            return await request.AsStatus();
        }
        finally
        {
            irp.SetCancelRoutine(null);
            cancel.End();
            request.Release();
        }
    }

    /// <summary>Sends a request that carries nothing but a command.</summary>
    public static ValueTask<NtStatus> SendAsync(this ClassDevice device, SrbCommand command, object? reference = null, long scalar = 0) =>
        device.Begin(device.Queue, command, reference, scalar).SendAsync();
}
