using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Pins;
using StreamClass.ClassDriver.Properties;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Topology;

/// <summary>What the class driver says of how a filter is built inside, out of the topology that the minidriver described.</summary>
/// <remarks>Native name: KSPROPSETID_Topology. A filter without a topology has empty lists. Reference 13.6.</remarks>
internal static class TopologyProperties
{
    public static ClassPropertySet Set { get; } = new(
        KsPropertySetId.Topology,
        "13.6",
        OfFilter(KsPropertyTopology.Categories, "CATEGORIES", static topology => topology.Categories),
        OfFilter(KsPropertyTopology.Nodes, "NODES", static topology => topology.TopologyNodes),
        OfFilter(KsPropertyTopology.Connections, "CONNECTIONS", Connections),
        new ClassProperty((uint)KsPropertyTopology.Name, "NAME", KspNode.NativeSize) { Get = NameNode });

    private static ClassProperty OfFilter<T>(KsPropertyTopology id, string name, Func<KsTopology, IReadOnlyList<T>> list)
        where T : unmanaged => new((uint)id, name)
        {
            Get = request => new ValueTask<KsAnswer>(TopologyOf(request) is { } topology
                ? ListAnswer.Write<T>(request.Output.Span, [.. list(topology)])
                : new KsAnswer(NtStatus.NotFound)),
        };

    /// <summary>Those that lead to or from the filter itself name one of its pins.</summary>
    private static IReadOnlyList<KsTopologyConnection> Connections(KsTopology topology) => ConformanceSwitch.IsOff("13.6 filter-node")
        ? [.. topology.TopologyConnections.Where(static connection => connection.FromNode != KsTopologyConnection.FilterNode)]
        : topology.TopologyConnections;

    /// <summary>The id of a node is its index; nodes behind the end of the names have none.</summary>
    private static ValueTask<KsAnswer> NameNode(ControlRequest request)
    {
        var topology = TopologyOf(request);
        var node = KsStructure.Read<KspNode>(request.Input.Span).NodeId;
        if (topology is null || node >= (uint)topology.TopologyNodes.Count)
        {
            return new ValueTask<KsAnswer>(KsAnswer.Refuse(KsRequestCheck.Node, NtStatus.InvalidParameter));
        }

        Guid? name = node < (uint)topology.TopologyNodesNames.Count ? topology.TopologyNodesNames[(int)node] : null;
        return new ValueTask<KsAnswer>(NameAnswer.Write(request.Output.Span, request.Target.Device, name));
    }

    private static KsTopology? TopologyOf(ControlRequest request) =>
        ((ClassFilter)request.Target).Descriptor.StreamHeader.Topology
        ?? (ConformanceSwitch.IsOff("13.6 topology-null") ? null : new KsTopology());
}
