using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How a filter is built inside: its nodes and their connections.</summary>
/// <remarks>Native name: KSTOPOLOGY, natively 64 bytes; it holds pointers, so ours is an object. Reference 13.6, 14.1.</remarks>
[NativeName("KSTOPOLOGY")]
public sealed record KsTopology
{
    /// <summary>The categories of the filter.</summary>
    public IReadOnlyList<Guid> Categories { get; init; } = [];

    /// <summary>The nodes; the index is the node's id.</summary>
    public IReadOnlyList<Guid> TopologyNodes { get; init; } = [];

    /// <summary>The connections between nodes and pins.</summary>
    public IReadOnlyList<KsTopologyConnection> TopologyConnections { get; init; } = [];

    /// <summary>The names of the nodes as GUIDs under which the registry has them; fewer than nodes means that the rest have none.</summary>
    public IReadOnlyList<Guid> TopologyNodesNames { get; init; } = [];
}
