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
        OfFilter(KsPropertyTopology.Categories, static topology => topology.Categories),
        OfFilter(KsPropertyTopology.Nodes, static topology => topology.TopologyNodes),
        OfFilter(KsPropertyTopology.Connections, static topology => topology.TopologyConnections),
        new ClassProperty((uint)KsPropertyTopology.Name, KspNode.NativeSize) { Get = NameNode });

    private static ClassProperty OfFilter<T>(KsPropertyTopology id, Func<KsTopology, IReadOnlyList<T>> list)
        where T : unmanaged => new((uint)id)
        {
            Get = request => new ValueTask<KsAnswer>(ListAnswer.Write<T>(request.Output.Span, [.. list(TopologyOf(request))])),
        };

    /// <summary>The id of a node is its index; nodes behind the end of the names have none.</summary>
    private static ValueTask<KsAnswer> NameNode(ControlRequest request)
    {
        var topology = TopologyOf(request);
        var node = KsStructure.Read<KspNode>(request.Input.Span).NodeId;
        if (node >= (uint)topology.TopologyNodes.Count)
        {
            return new ValueTask<KsAnswer>(KsAnswer.Refuse(KsRequestCheck.Node, NtStatus.InvalidParameter));
        }

        Guid? name = node < (uint)topology.TopologyNodesNames.Count ? topology.TopologyNodesNames[(int)node] : null;
        return new ValueTask<KsAnswer>(NameAnswer.Write(request.Output.Span, request.Target.Device, name));
    }

    private static KsTopology TopologyOf(ControlRequest request) =>
        ((ClassFilter)request.Target).Descriptor.StreamHeader.Topology ?? new KsTopology();
}
