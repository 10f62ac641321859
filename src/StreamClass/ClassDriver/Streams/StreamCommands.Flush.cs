using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <content>Flushes: IOCTL_KS_RESET_STATE. Reference 12.14, 13.9.</content>
internal sealed partial class StreamCommands
{
    /// <summary>Begins or ends a flush: BEGIN_FLUSH, END_FLUSH. Beginning twice, or ending none, is success and sends nothing.</summary>
    public async ValueTask<NtStatus> ResetAsync(KsReset reset)
    {
        using var turn = await Changes.EnterAsync();
        return reset switch
        {
            KsReset.Begin => await BeginFlushAsync(),
            KsReset.End => await EndFlushAsync(),
            _ => NtStatus.InvalidParameter,
        };
    }

    private async ValueTask<NtStatus> BeginFlushAsync()
    {
        if (stream.Flush.IsOn)
        {
            return NtStatus.Success;
        }

        stream.BeginFlush();
        stream.CancelOutstanding(static request => request.Queue.Kind == RequestQueueKind.Data);
        var status = await Begin(SrbCommand.BeginFlush).SendAsync();
        if (!status.IsSuccess())
        {
            stream.EndFlush();
        }

        return status;
    }

    private async ValueTask<NtStatus> EndFlushAsync()
    {
        if (!stream.Flush.IsOn)
        {
            return NtStatus.Success;
        }

        var status = await Begin(SrbCommand.EndFlush).SendAsync();

        // As it was at Acquire time: nothing waits for a format, and the minidriver is asked for the first request again.
        stream.Device.Dispatcher.ReleaseHeld(stream);
        stream.Device.Dispatcher.MarkReady(stream.Data);
        stream.EndFlush();
        return status;
    }
}
