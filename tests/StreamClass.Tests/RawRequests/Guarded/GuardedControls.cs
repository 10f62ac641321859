using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The control requests of the guarded device's streams.</summary>
internal static class GuardedControls
{
    public static void Receive(HwStreamRequestBlock srb)
    {
        var stream = srb.StreamObject;
        var state = stream.HwStreamExtension.As<GuardedStream>();
        srb.Status = Answer(srb, state, GuardedStreams.All[stream.StreamNumber], out var isSlow);
        if (isSlow)
        {
            state.Later.Keep(srb, stream);
            srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamControlRequest, stream);
        }
        else
        {
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        }
    }

    private static NtStatus Answer(HwStreamRequestBlock srb, GuardedStream state, HwStreamInformation information, out bool isSlow)
    {
        isSlow = false;
        switch (srb.Command)
        {
            case SrbCommand.GetStreamProperty:
                var read = Guard.RequireProperty(srb, information.StreamPropertiesArray, isSet: false);
                isSlow = read.PropertyId == GuardedSets.Slow;
                return GuardedAnswers.Get(srb, read);
            case SrbCommand.SetStreamProperty:
                var written = Guard.RequireProperty(srb, information.StreamPropertiesArray, isSet: true);
                isSlow = written.PropertyId == GuardedSets.Slow;
                return GuardedAnswers.Set(srb, written);
            case SrbCommand.StreamMethod:
                var called = Guard.RequireMethod(srb, GuardedMethods.OfDevice);
                isSlow = called.MethodId == GuardedSets.Slow;
                return GuardedAnswers.Call(srb, called);
            case SrbCommand.SetStreamState:
                return Change(srb, state);
            case SrbCommand.GetStreamState:
                srb.CommandData.StreamState = state.State;
                return NtStatus.Success;
            case SrbCommand.GetDataFormat:
                return NtStatus.Success;
            case SrbCommand.SetDataFormat or SrbCommand.ProposeDataFormat:
                Guard.RequireFormat(srb.CommandData.OpenFormat);
                var format = srb.CommandData.OpenFormat.Format;
                return information.StreamFormatsArray.Any(offered => format.IsConnectableTo(offered.Format)) ? NtStatus.Success : NtStatus.NotSupported;
            case SrbCommand.IndicateMasterClock:
                Guard.Require(state.State == KsState.Stop, "a master clock outside of Stop");
                return NtStatus.Success;
            case SrbCommand.SetStreamRate or SrbCommand.ProposeStreamRate:
                Guard.Require(state.State is KsState.Pause or KsState.Run, "a rate outside of Pause and Run");
                return srb.CommandData.Rate.Rate is > -5000 and < 5000 ? NtStatus.Success : NtStatus.NotSupported;
            case SrbCommand.OpenMasterClock or SrbCommand.CloseMasterClock or SrbCommand.BeginFlush or SrbCommand.EndFlush:
                return NtStatus.Success;
            case SrbCommand.UnknownStreamCommand:
                return NtStatus.NotImplemented;
            default:
                throw new UndeclaredRequestException($"{srb.Command} is not for a stream");
        }
    }

    private static NtStatus Change(HwStreamRequestBlock srb, GuardedStream state)
    {
        var to = srb.CommandData.StreamState;
        Guard.Require(Enum.IsDefined(to), $"there is no state {to}");
        var isStep = Math.Abs((int)to - (int)state.State) == 1 || (state.State, to) == (KsState.Pause, KsState.Stop);
        Guard.Require(isStep, $"there is no change from {state.State} to {to}");
        state.State = to;
        if (to == KsState.Stop)
        {
            state.Later.Finish(srb.StreamObject);
        }

        return NtStatus.Success;
    }
}
