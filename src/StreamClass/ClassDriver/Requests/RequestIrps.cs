using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <summary>The IRP from which each command comes natively, for minidrivers that look.</summary>
/// <remarks>Reference 1, 13.1.</remarks>
internal static class RequestIrps
{
    /// <summary>Makes it; null for what the class driver sends by itself.</summary>
    public static Irp? For(StreamRequest request) => request.Srb.Command switch
    {
        SrbCommand.ReadData => Control(KsControlCode.ReadStream),
        SrbCommand.WriteData => Control(KsControlCode.WriteStream),
        SrbCommand.BeginFlush or SrbCommand.EndFlush => Control(KsControlCode.ResetState),
        SrbCommand.DeviceMethod or SrbCommand.StreamMethod => Control(KsControlCode.Method),
        SrbCommand.OpenStream or SrbCommand.OpenDeviceInstance or SrbCommand.OpenMasterClock => new Irp(IrpMajorFunction.Create),
        SrbCommand.CloseStream or SrbCommand.CloseDeviceInstance or SrbCommand.CloseMasterClock => new Irp(IrpMajorFunction.Close),
        SrbCommand.InitializeDevice => new Irp(IrpPnpFunction.StartDevice),
        SrbCommand.UninitializeDevice => new Irp(IrpPnpFunction.RemoveDevice),
        SrbCommand.SurpriseRemoval => new Irp(IrpPnpFunction.SurpriseRemoval),
        SrbCommand.ChangePowerState => new Irp(IrpPowerFunction.SetPower) { Argument = request.Srb.CommandData.DeviceState },
        SrbCommand.GetStreamInfo or SrbCommand.InitializationComplete or SrbCommand.PagingOutDriver or SrbCommand.NotifyIdleState
            or SrbCommand.UnknownDeviceCommand or SrbCommand.UnknownStreamCommand => null,
        _ => Control(KsControlCode.Property),
    };

    private static Irp Control(KsControlCode code) => new(IrpMajorFunction.DeviceControl) { IoControlCode = (uint)code };
}
