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
        Processor.Current.RequireAtMost(device.Drive, Irql.Passive, "StreamClassReadWriteConfig");
        Enter("ReadWriteConfig");
        device.Observer?.ServiceCalled(device, nameof(ReadWriteConfig), null, null, $"{(read ? "read" : "write")} {buffer.Length} bytes at 0x{offset:X}");
        RequireOwn(target);
        if (device.Board is not { } board || offset >= PciConfiguration.Size)
        {
            return false;
        }

        return read ? board.ReadConfiguration((int)offset, buffer) : board.WriteConfiguration((int)offset, buffer);
    }

    public void DebugAssert(string file, int line, string text, object? value) =>
        ClassDriverLog.DebugAssert(logger, device.Name, text, value, file, line);
}
