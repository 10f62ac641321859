using StreamClass.ClassDriver.Properties;
using StreamClass.ClassDriver.Queues;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Controls;

/// <summary>What a client's I/O controls go to: an open filter, a pin or a clock. Natively a file object.</summary>
internal interface IControlTarget
{
    /// <summary>The device behind it.</summary>
    ClassDevice Device { get; }

    /// <summary>Where requests to the minidriver for it wait.</summary>
    RequestQueue ControlQueue { get; }

    /// <summary>The minidriver's state of the filter instance that it belongs to, or null.</summary>
    HwExtension? InstanceExtension { get; }

    /// <summary>The property sets that the class driver itself answers for it.</summary>
    IReadOnlyList<ClassPropertySet> ClassProperties { get; }

    /// <summary>The property sets that the minidriver declared for it.</summary>
    IReadOnlyList<KsPropertySet> Properties { get; }

    /// <summary>The event sets that the minidriver declared for it.</summary>
    IReadOnlyList<KsEventSet> Events { get; }

    /// <summary>The method sets that the minidriver declared for it.</summary>
    IReadOnlyList<KsMethodSet> Methods { get; }

    /// <summary>The nodes of the filter that it belongs to, or null.</summary>
    KsTopology? Topology { get; }
}
