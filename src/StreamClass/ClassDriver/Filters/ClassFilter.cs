using System.Collections.Immutable;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Events;
using StreamClass.ClassDriver.Pins;
using StreamClass.ClassDriver.Properties;
using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Topology;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Filters;

/// <summary>The class driver's side of an open filter: one instance of one of the device's filter types.</summary>
internal sealed class ClassFilter : IControlTarget
{
    private static readonly ImmutableArray<ClassPropertySet> OwnProperties = [FilterPropertySets.General, PinProperties.Set, TopologyProperties.Set];

    private HwStreamDescriptor? _descriptor;
    private bool _isClosing;

    public ClassFilter(ClassDevice device, int filterTypeIndex)
    {
        Device = device;
        FilterTypeIndex = filterTypeIndex;
        var extension = device.Registration.FilterInstanceExtension;
        InstanceExtension = extension.IsNone ? null : new HwExtension(extension);
        EventHandle = new EventHandle(this);
    }

    public ClassDevice Device { get; }

    /// <summary>Which of the device's filter types it is.</summary>
    public int FilterTypeIndex { get; }

    /// <summary>The minidriver's state of this instance, or null when none was registered.</summary>
    public HwExtension? InstanceExtension { get; }

    /// <summary>The filter as the owner of events.</summary>
    public EventHandle EventHandle { get; }

    /// <summary>The streams of the filter: those of the device, unless the minidriver had them enumerated for this instance.</summary>
    public HwStreamDescriptor Descriptor
    {
        get => Volatile.Read(ref _descriptor) ?? Device.Descriptor;
        set => Volatile.Write(ref _descriptor, value);
    }

    /// <summary>Whether the minidriver is told of each instance: it registered an extension for them, or several filter types.</summary>
    public bool HasInstances => InstanceExtension is not null || Device.Registration.NameExtensions.Count > 1;

    /// <summary>Whether it is being closed, so that no pin of it need be opened any more.</summary>
    public bool IsClosing => Volatile.Read(ref _isClosing);

    /// <summary>What its client has under way.</summary>
    public OpenControls Controls { get; } = new();

    public void BeginClose() => Interlocked.Exchange(ref _isClosing, true);

    public RequestQueue ControlQueue => Device.Queue;

    public IReadOnlyList<ClassPropertySet> ClassProperties => OwnProperties;

    public IReadOnlyList<KsPropertySet> Properties => Descriptor.StreamHeader.DevicePropertiesArray;

    public IReadOnlyList<KsMethodSet> Methods => Descriptor.StreamHeader.DeviceMethodsArray;

    public KsTopology? Topology => Descriptor.StreamHeader.Topology;

    /// <summary>Whether two handles are of one filter instance, which is what the number of a stream's instances is counted in.</summary>
    /// <remarks>
    /// A minidriver that registered an instance extension has an instance for each handle, and counts over all of them itself in
    /// OPEN_STREAM and GLOBALCINSTANCES. One that did not never hears of filter handles, so that all of them are one instance to
    /// it. Reference 1, 13.3, 13.7.
    /// </remarks>
    public bool IsSameInstance(ClassFilter other) =>
        ReferenceEquals(this, other)
        || (InstanceExtension is null && other.InstanceExtension is null && FilterTypeIndex == other.FilterTypeIndex);

    public override string ToString() => Device.Name;
}
