using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Controls;

/// <summary>How an I/O control becomes an SRB.</summary>
internal static class ControlSending
{
    /// <summary>Sends a request to the minidriver, and takes the status and what it wrote out of the SRB.</summary>
    /// <param name="control">Which control it comes of.</param>
    /// <param name="command">The command; which of the two queues it waits in follows from the target.</param>
    /// <param name="reference">What the command carries.</param>
    /// <param name="length">Bytes of the buffer that is written; what the minidriver says beyond them is cut off.</param>
    public static async ValueTask<KsAnswer> SendAsync(this ControlRequest control, SrbCommand command, object? reference, int length)
    {
        var target = control.Target;
        var request = target.Device.Begin(target.ControlQueue, command, reference);
        request.Srb.HwInstanceExtension = target.InstanceExtension;
        request.AddReference();
        try
        {
            var status = await request.SendAsync(control.CancellationToken);
            return new KsAnswer(status, Written(status, request.Srb.ActualBytesTransferred, (uint)length));
        }
        finally
        {
            request.Release();
        }
    }

    /// <summary>BUFFER_OVERFLOW says how much room is needed; everything else says what is there.</summary>
    private static uint Written(NtStatus status, uint actual, uint length) =>
        status == NtStatus.BufferOverflow ? actual : status.IsSuccess() ? Math.Min(actual, length) : 0;
}
