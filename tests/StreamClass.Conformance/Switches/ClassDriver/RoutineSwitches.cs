using StreamClass.ClassDriver.Queues;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>The rows of the routines that a request, or another callback, goes to.</summary>
internal static class RoutineSwitches
{
    public static bool IsReceiveOff(RequestQueueKind kind, HwStreamObject? stream)
    {
        var isDefault = kind switch
        {
            RequestQueueKind.Data => stream!.ReceiveDataPacket is null,
            RequestQueueKind.Control => stream!.ReceiveControlPacket is null,
            _ => false,
        };
        return (isDefault && ConformanceSwitch.IsOff("2 default-handlers")) || kind switch
        {
            RequestQueueKind.Device => ConformanceSwitch.IsOff("2 StrMiniReceiveDevicePacket"),
            RequestQueueKind.Data => ConformanceSwitch.IsOff("2 StrMiniReceiveStreamDataPacket"),
            _ => ConformanceSwitch.IsOff("2 StrMiniReceiveStreamControlPacket"),
        };
    }

    public static bool IsCallbackOff(string name) =>
        ConformanceSwitch.IsOff(name == "StrMiniClock" ? "2 StrMiniClock" : "2 timer-priority-clock-query-routines");
}
