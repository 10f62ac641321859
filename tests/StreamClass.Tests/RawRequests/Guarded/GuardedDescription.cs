using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>What the guarded device says of itself.</summary>
internal static class GuardedDescription
{
    public static void Write(HwStreamDescriptor descriptor, HwEventRoutine receiveEvent)
    {
        foreach (var stream in GuardedStreams.All)
        {
            descriptor.Add(stream);
        }

        var header = descriptor.StreamHeader;
        header.DevicePropertiesArray = GuardedProperties.OfDevice;
        header.DeviceMethodsArray = GuardedMethods.OfDevice;
        header.DeviceEventsArray = GuardedEvents.OfDevice;
        header.DeviceEventRoutine = receiveEvent;
        header.Topology = GuardedStreams.Topology;
    }
}
