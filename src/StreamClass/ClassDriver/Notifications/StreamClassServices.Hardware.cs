using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Notifications;

/// <content>The configuration space of the device, and what is wrong with its driver.</content>
internal sealed partial class StreamClassServices
{
    public bool ReadWriteConfig(HwDeviceExtension target, bool read, Span<byte> buffer, uint offset)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (IsOff("ReadWriteConfig"))
        {
            return false;
        }

        Processor.Current.RequireAtMost(
            device.Drive, ConformanceSwitch.IsOff("13.11 readwriteconfig-passive") ? Irql.Clock : Irql.Passive, "StreamClassReadWriteConfig");
        Enter("ReadWriteConfig");
        RequireOwn(target);
        if (device.Board is not { } board || offset >= PciConfiguration.Size)
        {
            return false;
        }

        return read ? board.ReadConfiguration((int)offset, buffer) : board.WriteConfiguration((int)offset, buffer);
    }

    public void DebugAssert(string file, int line, string text, object? value)
    {
        if (IsOff("DebugAssert"))
        {
            return;
        }

        ClassDriverLog.DebugAssert(logger, device.Name, text, value, file, line);
    }
}
