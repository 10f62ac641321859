using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Tests.Devices;

/// <summary>Events as a client asks for them in bytes.</summary>
internal static class RawEvents
{
    /// <summary>A KSEVENTDATA that names an event, and what follows it.</summary>
    public static byte[] WithEvent(this Machine machine, KernelEvent target, params byte[] rest) => KsStructure.ToArray(
        new KsEventData
        {
            NotificationType = KsEventNotification.EventHandle,
            EventHandle = new KsEventData.EventHandleMember { Event = machine.Kernel.OpenObjectByPointer(target) },
        },
        rest);

    /// <summary>A KSEVENTDATA that names a semaphore.</summary>
    public static byte[] WithSemaphore(this Machine machine, KernelSemaphore target, int adjustment = 1) => KsStructure.ToArray(
        new KsEventData
        {
            NotificationType = KsEventNotification.SemaphoreHandle,
            SemaphoreHandle = new KsEventData.SemaphoreHandleMember
            {
                Semaphore = machine.Kernel.OpenObjectByPointer(target), Adjustment = adjustment,
            },
        });

    public static Task<KsAnswer> AskEventAsync(
        this KsObject target, Guid set, uint id, KsEventFlags flags, Memory<byte> data, ReadOnlySpan<byte> rest = default) =>
        target.DeviceControlAsync(KsControlCode.EnableEvent, KsStructure.ToArray(new KsEvent(set, id, flags), rest), data);

    /// <summary>Enables an event, and gives the status.</summary>
    public static async Task<NtStatus> EnableAsync(
        this KsObject target, Memory<byte> data, uint id = EventDevice.Plain, KsEventFlags flags = KsEventFlags.Enable, Guid? set = null) =>
        (await target.AskEventAsync(set ?? EventDevice.Set, id, flags, data)).Status;

    public static async Task<NtStatus> DisableAsync(this KsObject target, ReadOnlyMemory<byte> data) =>
        (await target.DeviceControlAsync(KsControlCode.DisableEvent, data, default)).Status;
}
