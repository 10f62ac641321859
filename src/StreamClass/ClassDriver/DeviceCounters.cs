using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>How often each command was handed to the minidriver.</summary>
internal sealed class DeviceCounters
{
    private const int DeviceCommands = 0x100;
    private const int Rows = 0x20;

    private readonly long[] _counts = new long[Rows * 2];

    public void CountDelivery(SrbCommand command) => Interlocked.Increment(ref _counts[Index(command)]);

    /// <summary>The same under the lock of the device, where nobody else counts.</summary>
    public void CountDelivery_NeedsLock(SrbCommand command)
    {
        ref var count = ref _counts[Index(command)];
        Volatile.Write(ref count, count + 1);
    }

    public long this[SrbCommand command] => Volatile.Read(ref _counts[Index(command)]);

    private static int Index(SrbCommand command) =>
        (int)command >= DeviceCommands ? Rows + (int)command - DeviceCommands : (int)command;
}
