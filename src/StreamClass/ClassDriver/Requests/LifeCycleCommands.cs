using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <summary>The commands that end something, and so reach the minidriver whatever else has ended.</summary>
internal static class LifeCycleCommands
{
    public static bool IsClosing(this SrbCommand command) => command is
        SrbCommand.SurpriseRemoval or SrbCommand.CloseStream or SrbCommand.CloseDeviceInstance or SrbCommand.CloseMasterClock
        or SrbCommand.UninitializeDevice;
}
