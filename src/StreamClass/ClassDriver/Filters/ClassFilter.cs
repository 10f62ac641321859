using System.Collections.Immutable;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Properties;
using StreamClass.ClassDriver.Queues;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Filters;

/// <summary>The class driver's side of an open filter: one instance of one of the device's filter types.</summary>
internal sealed class ClassFilter : IControlTarget
{
    private static readonly ImmutableArray<ClassPropertySet> OwnProperties = [FilterPropertySets.General];

    private HwStreamDescriptor? _descriptor;

    public ClassFilter(ClassDevice device, int filterTypeIndex)
    {
        Device = device;
        FilterTypeIndex = filterTypeIndex;
        var extension = device.Registration.FilterInstanceExtension;
        InstanceExtension = extension.IsNone ? null : new HwExtension(extension);
    }

    public ClassDevice Device { get; }

    /// <summary>Which of the device's filter types it is.</summary>
    public int FilterTypeIndex { get; }

    /// <summary>The minidriver's state of this instance, or null when none was registered.</summary>
    public HwExtension? InstanceExtension { get; }

    /// <summary>The streams of the filter: those of the device, unless the minidriver had them enumerated for this instance.</summary>
    public HwStreamDescriptor Descriptor
    {
        get => Volatile.Read(ref _descriptor) ?? Device.Descriptor;
        set => Volatile.Write(ref _descriptor, value);
    }

    /// <summary>Whether the minidriver is told of each instance: it registered an extension for them, or several filter types.</summary>
    public bool HasInstances => InstanceExtension is not null || Device.Registration.NameExtensions.Count > 1;

    /// <summary>What its client has under way.</summary>
    public OpenControls Controls { get; } = new();

    public RequestQueue ControlQueue => Device.Queue;

    public IReadOnlyList<ClassPropertySet> ClassProperties => OwnProperties;

    public IReadOnlyList<KsPropertySet> Properties => Descriptor.StreamHeader.DevicePropertiesArray;

    public IReadOnlyList<KsEventSet> Events => Descriptor.StreamHeader.DeviceEventsArray;

    public IReadOnlyList<KsMethodSet> Methods => Descriptor.StreamHeader.DeviceMethodsArray;

    public KsTopology? Topology => Descriptor.StreamHeader.Topology;

    public override string ToString() => Device.Name;
}
