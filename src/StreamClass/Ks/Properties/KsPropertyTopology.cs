using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of a filter's topology.</summary>
/// <remarks>Native name: KSPROPERTY_TOPOLOGY. Reference 13.6.</remarks>
[NativeName("KSPROPERTY_TOPOLOGY")]
public enum KsPropertyTopology : uint
{
    /// <summary>The categories of the filter.</summary>
    [NativeName("KSPROPERTY_TOPOLOGY_CATEGORIES")]
    Categories = 0,

    /// <summary>Its nodes.</summary>
    [NativeName("KSPROPERTY_TOPOLOGY_NODES")]
    Nodes = 1,

    /// <summary>The connections between them.</summary>
    [NativeName("KSPROPERTY_TOPOLOGY_CONNECTIONS")]
    Connections = 2,

    /// <summary>The name of a node.</summary>
    [NativeName("KSPROPERTY_TOPOLOGY_NAME")]
    Name = 3,
}
