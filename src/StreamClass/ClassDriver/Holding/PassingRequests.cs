using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Holding;

/// <summary>Which requests reach a minidriver whose device takes no work at present.</summary>
/// <remarks>What plug and play and power management send goes on, and what closes something (holding-incoming-irps-when-a-device-is-paused).</remarks>
internal static class PassingRequests
{
    public static bool PassesHold(this StreamRequest request) =>
        request.IsClosing || request.Srb.Command switch
        {
            SrbCommand.InitializeDevice or SrbCommand.GetStreamInfo or SrbCommand.InitializationComplete
                or SrbCommand.ChangePowerState or SrbCommand.PagingOutDriver => true,
            SrbCommand.UnknownDeviceCommand => request.KnownIrp?.MajorFunction is IrpMajorFunction.Pnp or IrpMajorFunction.Power,
            _ => false,
        };
}
