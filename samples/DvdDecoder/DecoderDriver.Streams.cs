using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace DvdDecoder;

/// <content>Requests for a stream, besides its data.</content>
public sealed partial class DecoderDriver
{
    private static NtStatus HandleControlRequest(HwStreamRequestBlock srb) => srb.Command switch
    {
        SrbCommand.SetStreamState => SetState(srb),
        SrbCommand.GetStreamState => GetState(srb),
        SrbCommand.GetDataFormat => GetFormat(srb),
        SrbCommand.SetDataFormat => SetFormat(srb),
        SrbCommand.ProposeDataFormat => Fits(srb) ? NtStatus.Success : NtStatus.NotSupported,
        SrbCommand.OpenMasterClock => SetClock(srb, srb.CommandData.MasterClockHandle),
        SrbCommand.IndicateMasterClock => SetClock(srb, srb.CommandData.MasterClockHandle),
        SrbCommand.CloseMasterClock => SetClock(srb, null),
        _ => NtStatus.NotImplemented,
    };

    private static NtStatus SetState(HwStreamRequestBlock srb)
    {
        StreamOf(srb).SetState(srb.CommandData.StreamState);
        return NtStatus.Success;
    }

    private static NtStatus GetState(HwStreamRequestBlock srb)
    {
        srb.CommandData.StreamState = StreamOf(srb).State;
        return NtStatus.Success;
    }

    private static NtStatus GetFormat(HwStreamRequestBlock srb)
    {
        srb.CommandData.OpenFormat = StreamOf(srb).Format;
        return NtStatus.Success;
    }

    private static NtStatus SetFormat(HwStreamRequestBlock srb)
    {
        if (!Fits(srb))
        {
            return NtStatus.NotSupported;
        }

        StreamOf(srb).Format = srb.CommandData.OpenFormat;
        return NtStatus.Success;
    }

    private static NtStatus SetClock(HwStreamRequestBlock srb, MasterClockHandle? clock)
    {
        StreamOf(srb).MasterClock = clock;
        return NtStatus.Success;
    }

    private static bool Fits(HwStreamRequestBlock srb) =>
        StreamDescriptions.Accepts(srb.StreamObject.StreamNumber, srb.CommandData.OpenFormat);
}
