using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>How streams of the guarded device are opened and closed.</summary>
internal static class GuardedOpening
{
    public static NtStatus Open(HwStreamRequestBlock srb)
    {
        var stream = srb.StreamObject;
        Guard.Require((uint)stream.StreamNumber < (uint)GuardedStreams.All.Count, "there is no such stream");
        var information = GuardedStreams.All[stream.StreamNumber];
        var block = srb.CommandData.OpenFormat;
        Guard.RequireFormat(block);
        var format = block.Format;
        Guard.Require(information.StreamFormatsArray.Any(offered => format.IsConnectableTo(offered.Format)), "no range fits", block.Block.Span);
        var open = ++srb.HwInstanceExtension!.As<GuardedInstance>().Open[stream.StreamNumber];
        Guard.Require(open <= information.NumberOfPossibleInstances, "there are too many instances");
        if (stream.StreamNumber == GuardedStreams.Output)
        {
            stream.StreamHeaderMediaSpecific = GuardedStreams.OutputHeaderExtension;
        }

        stream.HwEventRoutine = GuardedEvents.Receive;
        stream.HwClockObject.HwClockFunction = static context => context.Time = context.SystemTime;
        stream.HwClockObject.ClockSupportFlags = ClockSupportFlags.CanReturnStreamTime | ClockSupportFlags.CanReadOnboardClock;
        return NtStatus.Success;
    }

    public static NtStatus Close(HwStreamRequestBlock srb)
    {
        var stream = srb.StreamObject;
        srb.HwInstanceExtension!.As<GuardedInstance>().Open[stream.StreamNumber]--;
        var state = stream.HwStreamExtension.As<GuardedStream>();
        Guard.Require(state.Events.IsEmpty, "a stream is closed while its events are enabled");
        state.Later.Finish(stream);
        return NtStatus.Success;
    }
}
