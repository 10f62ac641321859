using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Notifications;

/// <content>Which streams and filters there are.</content>
internal sealed partial class StreamClassServices
{
    public void ReenumerateStreams(HwDeviceExtension target, uint streamDescriptorSize)
    {
        ArgumentNullException.ThrowIfNull(target);
        RequireOwn(target);
        Enter("ReenumerateStreams");
        device.Observer?.ServiceCalled(device, nameof(ReenumerateStreams), null, null, streamDescriptorSize);
        device.Enumeration.Queue(null, streamDescriptorSize);
    }

    public void FilterReenumerateStreams(HwExtension instance, uint streamDescriptorSize)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Enter("FilterReenumerateStreams");
        device.Observer?.ServiceCalled(device, nameof(FilterReenumerateStreams), null, null, streamDescriptorSize);
        foreach (var filter in device.Filters)
        {
            if (filter.InstanceExtension == instance)
            {
                device.Enumeration.Queue(filter, streamDescriptorSize);
                return;
            }
        }

        throw Foreign();
    }

    public NtStatus RegisterFilterWithNoKsPins(
        HwDeviceExtension target, Guid interfaceClass, ReadOnlySpan<bool> pinDirection, ReadOnlySpan<KsIdentifier> mediumList, ReadOnlySpan<Guid> categoryList)
    {
        ArgumentNullException.ThrowIfNull(target);
        RequireOwn(target);
        Enter("RegisterFilterWithNoKSPins");
        device.Observer?.ServiceCalled(device, nameof(RegisterFilterWithNoKsPins), null, null, interfaceClass);
        if (mediumList.Length != pinDirection.Length || (categoryList.Length != pinDirection.Length && !categoryList.IsEmpty))
        {
            return NtStatus.InvalidParameter;
        }

        if (device.Counters[SrbCommand.InitializationComplete] == 0)
        {
            return NtStatus.InvalidDeviceState;
        }

        device.AddRegisteredFilter(
            new RegisteredFilter(interfaceClass, pinDirection.Length, pinDirection.ToArray(), mediumList.ToArray(), categoryList.ToArray()));
        return NtStatus.Success;
    }
}
