using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <summary>The IRP from which each command comes natively, for minidrivers that look.</summary>
/// <remarks>Reference 1, 13.1.</remarks>
internal static class RequestIrps
{
    private const uint Property = 0x2F0003;
    private const uint Method = 0x2F000F;
    private const uint WriteStream = 0x2F8013;
    private const uint ReadStream = 0x2F4017;
    private const uint ResetState = 0x2F001B;

    /// <summary>Makes it; null for what the class driver sends by itself.</summary>
    public static Irp? For(StreamRequest request) => request.Srb.Command switch
    {
        SrbCommand.ReadData => Control(ReadStream),
        SrbCommand.WriteData => Control(WriteStream),
        SrbCommand.BeginFlush or SrbCommand.EndFlush => Control(ResetState),
        SrbCommand.DeviceMethod or SrbCommand.StreamMethod => Control(Method),
        SrbCommand.OpenStream or SrbCommand.OpenDeviceInstance or SrbCommand.OpenMasterClock => new Irp(IrpMajorFunction.Create),
        SrbCommand.CloseStream or SrbCommand.CloseDeviceInstance or SrbCommand.CloseMasterClock => new Irp(IrpMajorFunction.Close),
        SrbCommand.InitializeDevice => new Irp(IrpPnpFunction.StartDevice),
        SrbCommand.UninitializeDevice => new Irp(IrpPnpFunction.RemoveDevice),
        SrbCommand.SurpriseRemoval => new Irp(IrpPnpFunction.SurpriseRemoval),
        SrbCommand.ChangePowerState => new Irp(IrpPowerFunction.SetPower) { Argument = request.Srb.CommandData.DeviceState },
        SrbCommand.GetStreamInfo or SrbCommand.InitializationComplete or SrbCommand.PagingOutDriver or SrbCommand.NotifyIdleState
            or SrbCommand.UnknownDeviceCommand or SrbCommand.UnknownStreamCommand => null,
        _ => Control(Property),
    };

    private static Irp Control(uint code) => new(IrpMajorFunction.DeviceControl) { IoControlCode = code };
}
