using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>
/// A minidriver that has one of everything, and trusts nobody: whatever it did not declare, and gets nevertheless, fails its device.
/// </summary>
internal sealed class GuardedDriver : IStrMiniDriver
{
    private readonly Later _later = new();
    private readonly EnabledEvents _events = new();

    public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
        driver,
        registryPath,
        new HwInitializationData
        {
            MiniDriver = this,
            PerStreamExtension = Extension.Of<GuardedStream>(),
            FilterInstanceExtension = Extension.Of<GuardedInstance>(),
        });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        srb.Status = Answer(srb, out var isSlow);
        if (isSlow)
        {
            _later.Keep(srb, null);
            srb.StreamClass.DeviceNotification(DeviceNotificationType.ReadyForNextDeviceRequest, srb.HwDeviceExtension);
        }
        else
        {
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        }
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => GuardedControls.Receive(srb);

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb) => GuardedData.Receive(srb);

    public void CancelPacket(HwStreamRequestBlock srb) => End(srb, NtStatus.Cancelled);

    public void RequestTimeout(HwStreamRequestBlock srb) => End(srb, NtStatus.IoDeviceError);

    private NtStatus ReceiveEvent(HwEventDescriptor descriptor)
    {
        Guard.Require(descriptor.StreamObject is null, "an event of the device has a stream");
        return _events.Receive(descriptor, GuardedEvents.OfDevice);
    }

    /// <summary>The events of the filter that asked happen, and once in a while those of all filters.</summary>
    private void Signal(HwStreamRequestBlock srb, uint id)
    {
        var instance = srb.HwInstanceExtension!;
        if (id == GuardedSets.WithData)
        {
            srb.StreamClass.DeviceNotification(DeviceNotificationType.SignalMultipleDeviceEvents, srb.HwDeviceExtension, GuardedSets.Events, id);
            _events.ForgetOneShots(entry => entry.EventItem.EventId == id);
        }
        else
        {
            srb.StreamClass.DeviceNotification(DeviceNotificationType.SignalMultipleDeviceInstanceEvents, instance, GuardedSets.Events, id);
            _events.ForgetOneShots(entry => entry.EventItem.EventId == id && _events.IsOf(entry, instance));
        }
    }

    private void End(HwStreamRequestBlock srb, NtStatus status)
    {
        var stream = srb.Flags.HasFlag(SrbFlags.StreamRequest) ? srb.StreamObject : null;
        var later = stream?.HwStreamExtension.As<GuardedStream>().Later ?? _later;
        Guard.Require(later.Take(srb), $"{srb.Command} is not here");
        srb.Status = status;
        Later.Complete(srb, stream);
    }

    private NtStatus Answer(HwStreamRequestBlock srb, out bool isSlow)
    {
        isSlow = false;
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(GuardedStreams.All.Count);
                return NtStatus.Success;
            case SrbCommand.GetStreamInfo:
                GuardedDescription.Write(srb.CommandData.StreamBuffer, ReceiveEvent);
                return NtStatus.Success;
            case SrbCommand.OpenStream:
                return GuardedOpening.Open(srb);
            case SrbCommand.CloseStream:
                return GuardedOpening.Close(srb);
            case SrbCommand.GetDeviceProperty:
                var read = Guard.RequireProperty(srb, GuardedProperties.OfDevice, isSet: false);
                isSlow = read.PropertyId == GuardedSets.Slow;
                return GuardedAnswers.Get(srb, read);
            case SrbCommand.SetDeviceProperty:
                var written = Guard.RequireProperty(srb, GuardedProperties.OfDevice, isSet: true);
                isSlow = written.PropertyId == GuardedSets.Slow;
                return GuardedAnswers.Set(srb, written);
            case SrbCommand.DeviceMethod:
                var called = Guard.RequireMethod(srb, GuardedMethods.OfDevice);
                isSlow = called.MethodId == GuardedSets.Slow;
                Signal(srb, called.MethodId == GuardedSets.Slow ? GuardedSets.WithData : GuardedSets.Written);
                return GuardedAnswers.Call(srb, called);
            case SrbCommand.GetDataIntersection:
                Guard.RequireIntersection(srb.CommandData.IntersectInfo);
                return GuardedAnswers.Intersect(srb);
            case SrbCommand.UnknownDeviceCommand:
                return NtStatus.NotImplemented;
            case SrbCommand.UninitializeDevice:
                Guard.Require(_events.IsEmpty, "the device goes while its events are enabled");
                _later.Finish(null);
                return NtStatus.Success;
            case SrbCommand.InitializationComplete or SrbCommand.OpenDeviceInstance or SrbCommand.CloseDeviceInstance
                or SrbCommand.NotifyIdleState or SrbCommand.ChangePowerState or SrbCommand.PagingOutDriver or SrbCommand.SurpriseRemoval:
                return NtStatus.Success;
            default:
                throw new UndeclaredRequestException($"{srb.Command} is not for a device");
        }
    }
}
