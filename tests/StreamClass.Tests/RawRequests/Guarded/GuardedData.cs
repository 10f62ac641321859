using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>Reads and writes of the guarded device: the pattern goes out, what comes in is summed up.</summary>
internal static class GuardedData
{
    public static void Receive(HwStreamRequestBlock srb)
    {
        var stream = srb.StreamObject;
        var state = stream.HwStreamExtension.As<GuardedStream>();
        var isRead = srb.Command == SrbCommand.ReadData;
        Guard.Require(isRead || srb.Command == SrbCommand.WriteData, $"{srb.Command} is no data");
        Guard.Require(isRead == (GuardedStreams.All[stream.StreamNumber].DataFlow == KsPinDataFlow.Out), $"{srb.Command} goes the wrong way");
        Guard.Require(srb.NumberOfBuffers > 0, $"{srb.Command} has no buffer");
        for (var i = 0; i < (int)srb.NumberOfBuffers; i++)
        {
            Move(srb, state, i, isRead);
        }

        state.Events.Signal(srb.StreamClass, srb.HwDeviceExtension, stream);
        srb.Status = NtStatus.Success;
        if (state.State is KsState.Pause or KsState.Run)
        {
            state.Later.Keep(srb, stream);
            srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, stream);
        }
        else
        {
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        }
    }

    private static void Move(HwStreamRequestBlock srb, GuardedStream state, int index, bool isRead)
    {
        ref var header = ref srb.CommandData.DataBufferArray[index];
        var data = srb.GetDataBuffer(index).Span;
        Guard.Require(header.FrameExtent <= (uint)data.Length, "a header says more than its memory has");
        Guard.Require(header.DataUsed <= header.FrameExtent, "a header uses more than it has");
        if (isRead)
        {
            Guard.Require(header.DataUsed == 0, "a buffer to read into is in use");
            var frame = data[..(int)header.FrameExtent];
            if (state.State == KsState.Run)
            {
                state.Given.Fill(frame);
                header.DataUsed = header.FrameExtent;
            }
        }
        else if ((header.OptionsFlags & KsStreamHeaderOptions.TypeChanged) != 0)
        {
            Guard.Require(srb.NumberOfBuffers == 1 && KsDataFormatBlock.TryParse(data[..(int)header.DataUsed], out _), "a format is not alone, or none");
        }
        else
        {
            state.Taken.Add(data[..(int)header.DataUsed]);
        }
    }
}
