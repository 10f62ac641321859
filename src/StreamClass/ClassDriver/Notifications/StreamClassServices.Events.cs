using StreamClass.ClassDriver.Events;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Notifications;

/// <content>The services for events. Reference 3, 13.8.</content>
internal sealed partial class StreamClassServices
{
    public void DeviceNotification(DeviceNotificationType type, HwDeviceExtension target, KsEventEntry entry)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(entry);
        Enter(type);
        device.Observer?.ServiceCalled(device, nameof(DeviceNotification), null, null, $"{type} {entry}");
        RequireOwn(target);
        switch (type)
        {
            case DeviceNotificationType.SignalDeviceEvent:
                Signal(type, device.EventQueue, entry, null);
                break;
            case DeviceNotificationType.DeleteDeviceEvent:
                Delete(type, device.EventQueue, entry);
                break;
            default:
                throw Unknown(nameof(DeviceNotification), (int)type);
        }
    }

    public void DeviceNotification(DeviceNotificationType type, HwExtension target, Guid set, uint id)
    {
        ArgumentNullException.ThrowIfNull(target);
        Enter(type);
        device.Observer?.ServiceCalled(device, nameof(DeviceNotification), null, null, $"{type} {set} {id}");
        RequireOwn(target as HwDeviceExtension);
        if (type is not (DeviceNotificationType.SignalMultipleDeviceEvents or DeviceNotificationType.SignalMultipleDeviceInstanceEvents))
        {
            throw Unknown(nameof(DeviceNotification), (int)type);
        }

        device.EventQueue.SignalMatching(type == DeviceNotificationType.SignalMultipleDeviceInstanceEvents ? InstanceOf(target) : null, set, id);
    }

    public void StreamNotification(StreamNotificationType type, HwStreamObject stream, KsEventEntry entry)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(entry);
        Enter(type);
        device.Observer?.ServiceCalled(device, nameof(StreamNotification), StreamOf(stream), null, $"{type} {entry}");
        switch (type)
        {
            case StreamNotificationType.SignalStreamEvent:
                Signal(type, OwnerOf(stream).EventQueue, entry, null);
                break;
            case StreamNotificationType.DeleteStreamEvent:
                Delete(type, OwnerOf(stream).EventQueue, entry);
                break;
            default:
                throw Unknown(nameof(StreamNotification), (int)type);
        }
    }

    public void StreamNotification(StreamNotificationType type, HwStreamObject stream, Guid set, uint id)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Enter(type);
        device.Observer?.ServiceCalled(device, nameof(StreamNotification), StreamOf(stream), null, $"{type} {set} {id}");
        if (type != StreamNotificationType.SignalMultipleStreamEvents)
        {
            throw Unknown(nameof(StreamNotification), (int)type);
        }

        OwnerOf(stream).EventQueue.SignalMatching(null, set, id);
    }

    public KsEventEntry? GetNextEvent(HwExtension target, HwStreamObject? stream, Guid? set, int id, KsEventEntry? current)
    {
        ArgumentNullException.ThrowIfNull(target);
        Enter(nameof(GetNextEvent));
        device.Observer?.ServiceCalled(device, nameof(GetNextEvent), StreamOf(stream), null, current);
        RequireOwn(target as HwDeviceExtension);
        var queue = stream is null ? device.EventQueue : OwnerOf(stream).EventQueue;
        var next = queue.Next(
            current is null ? null : Require(nameof(GetNextEvent), queue, current), InstanceOf(target), set, id == -1 ? null : (uint)id, out var isStale);
        if (isStale)
        {
            RequireGone(nameof(GetNextEvent), current!);
        }

        return next?.Entry;
    }

    public void GenerateDataEvent(KsEventEntry entry, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Enter(nameof(GenerateDataEvent));
        device.Observer?.ServiceCalled(device, nameof(GenerateDataEvent), null, null, entry);
        if (((EnabledEvent)entry.Owner).Handle.Device != device)
        {
            throw Foreign();
        }

        Signal(nameof(GenerateDataEvent), ((EnabledEvent)entry.Owner).Handle.Queue, entry, data.ToArray());
    }

    /// <summary>The instance whose events are meant; null for those of all.</summary>
    private static HwExtension? InstanceOf(HwExtension target) => target is HwDeviceExtension ? null : target;

    private void Signal<T>(T service, EventQueue queue, KsEventEntry entry, byte[]? data)
    {
        if (!queue.Signal(Require(service, queue, entry), data))
        {
            RequireGone(service, entry);
        }
    }

    private void Delete<T>(T service, EventQueue queue, KsEventEntry entry)
    {
        var enabled = Require(service, queue, entry);
        if (queue.Remove(enabled))
        {
            enabled.End(NtStatus.Cancelled);
        }
        else
        {
            RequireGone(service, entry);
        }
    }

    private EnabledEvent Require<T>(T service, EventQueue queue, KsEventEntry entry)
    {
        var enabled = (EnabledEvent)entry.Owner;
        return enabled.Handle.Queue == queue
            ? enabled
            : throw device.Drive.BugCheck(
                BugCheckCode.DriverVerifierDetectedViolation, $"{service} was given {entry} of {enabled.Handle.Queue}, which is not one of the {queue}.");
    }

    /// <summary>An entry is used that the minidriver must have forgotten, for which only one of a device that is gone is not answerable.</summary>
    private void RequireGone<T>(T service, KsEventEntry entry)
    {
        if (device.IsAlive)
        {
            throw device.Drive.BugCheck(
                BugCheckCode.DriverVerifierDetectedViolation,
                $"{service} was given {entry} after it was disabled, deleted or, being ONESHOT, signalled; fetch the next entry first.");
        }
    }
}
