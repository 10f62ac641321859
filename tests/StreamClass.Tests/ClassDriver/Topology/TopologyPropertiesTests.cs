using System.Text;
using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Topology;

/// <summary>KSPROPSETID_Topology: how a filter is built inside. Reference 13.6.</summary>
public class TopologyPropertiesTests
{
    private static readonly Guid s_tuner = new("11111111-0000-0000-0000-000000000001");
    private static readonly Guid s_decoder = new("11111111-0000-0000-0000-000000000002");
    private static readonly Guid s_name = new("11111111-0000-0000-0000-000000000003");

    private static readonly KsTopology s_topology = new()
    {
        Categories = [KsCategory.Capture, KsCategory.TvTuner],
        TopologyNodes = [s_tuner, s_decoder],
        TopologyConnections =
        [
            new KsTopologyConnection { FromNode = KsTopologyConnection.FilterNode, FromNodePin = 0, ToNode = 0, ToNodePin = 1 },
            new KsTopologyConnection { FromNode = 0, FromNodePin = 0, ToNode = 1, ToNodePin = 1 },
            new KsTopologyConnection { FromNode = 1, FromNodePin = 0, ToNode = KsTopologyConnection.FilterNode, ToNodePin = 1 },
        ],
        TopologyNodesNames = [s_name],
    };

    [Fact]
    [Conformance("13.6 CATEGORIES")]
    public void Categories_OfAFilter_AreThoseOfItsTopology() => Run(s_topology, static async filter =>
        PinRequests.Entries<Guid>(await ListAsync(filter, KsPropertyTopology.Categories)).Should().Equal(s_topology.Categories));

    [Fact]
    [Conformance("13.6 NODES", "14.1 KSTOPOLOGY")]
    public void Nodes_OfAFilter_AreInTheOrderOfTheirIds() => Run(s_topology, static async filter =>
        PinRequests.Entries<Guid>(await ListAsync(filter, KsPropertyTopology.Nodes)).Should().Equal(s_tuner, s_decoder));

    [Fact]
    [Conformance("13.6 CONNECTIONS", "13.6 filter-node")]
    public void Connections_OfAFilter_LeadFromItsPinsThroughTheNodesToItsPins() => Run(s_topology, static async filter =>
    {
        var list = await ListAsync(filter, KsPropertyTopology.Connections);
        list.Should().HaveCount(8 + (3 * 16));
        PinRequests.Entries<KsTopologyConnection>(list).Should().Equal(s_topology.TopologyConnections);
        KsStructure.Read<uint>(list.AsSpan(8)).Should().Be(0xFFFFFFFF, "data comes from a pin of the filter");
        var streams = 2u;
        PinRequests.Entries<KsTopologyConnection>(list)[0].FromNodePin.Should().BeLessThan(streams);
    });

    [Fact]
    [Conformance("13.6 NAME")]
    public void Name_OfANode_IsWhatTheRegistryHasForItsGuid() => Simulation.Run(1, static async machine =>
    {
        var filter = await machine.OpenAsync(Device(s_topology).Echo());
        machine.Registry.SetValue(
            $@"\Registry\Machine\System\CurrentControlSet\Control\MediaCategories\{s_name:B}", "Name", RegistryValue.FromText("Tuner"));
        var output = new byte[12];
        (await NameAsync(filter, 0, output)).Should().Be(new KsAnswer(NtStatus.Success, 12));
        Encoding.Unicode.GetString(output).Should().Be("Tuner\0");
        (await NameAsync(filter, 0, Memory<byte>.Empty)).Should().Be(new KsAnswer(NtStatus.BufferOverflow, 12));
        (await NameAsync(filter, 1, output)).Status.Should().Be(NtStatus.NotFound, "the names end before it");
        (await NameAsync(filter, 2, output)).Should().Be(new KsAnswer(NtStatus.InvalidParameter, 0, KsRequestCheck.Node));
        (await NameAsync(filter, uint.MaxValue, output)).Should().Be(new KsAnswer(NtStatus.InvalidParameter, 0, KsRequestCheck.Node));
    });

    [Fact]
    [Conformance("13.6 NAME")]
    public void Name_WithLessThanANodeId_IsBufferTooSmall() => Run(s_topology, static async filter =>
    {
        var request = KsStructure.ToArray(new KsProperty(KsPropertySetId.Topology, (uint)KsPropertyTopology.Name, KsPropertyFlags.Get), new byte[7]);
        (await filter.DeviceControlAsync(KsControlCode.Property, request, new byte[100])).Status.Should().Be(NtStatus.BufferTooSmall);
    });

    [Theory]
    [InlineData(KsPropertyTopology.Categories)]
    [InlineData(KsPropertyTopology.Nodes)]
    [InlineData(KsPropertyTopology.Connections)]
    [Conformance("13.6 topology-null")]
    public void Lists_OfAFilterWithoutTopology_AreEmpty(KsPropertyTopology id) => Run(null, async filter =>
        PinRequests.Entries<Guid>(await ListAsync(filter, id)).Should().BeEmpty());

    private static void Run(KsTopology? topology, Func<Filter, Task> scenario) =>
        Simulation.Run(1, async machine => await scenario(await machine.OpenAsync(Device(topology).Echo())));

    private static PinDevice Device(KsTopology? topology) => new()
    {
        Topology = topology,
        Streams = [new HwStreamInformation { DataFlow = KsPinDataFlow.In }, new HwStreamInformation { DataFlow = KsPinDataFlow.Out }],
    };

    private static async Task<byte[]> ListAsync(Filter filter, KsPropertyTopology id)
    {
        var request = KsStructure.ToArray(new KsProperty(KsPropertySetId.Topology, (uint)id, KsPropertyFlags.Get));
        var size = await filter.DeviceControlAsync(KsControlCode.Property, request, Memory<byte>.Empty);
        size.Status.Should().Be(NtStatus.BufferOverflow);
        var list = new byte[size.Information];
        (await filter.DeviceControlAsync(KsControlCode.Property, request, list)).Should().Be(new KsAnswer(NtStatus.Success, size.Information));
        return list;
    }

    private static Task<KsAnswer> NameAsync(Filter filter, uint node, Memory<byte> output) => filter.DeviceControlAsync(
        KsControlCode.Property,
        KsStructure.ToArray(new KspNode
        {
            Property = new KsProperty(KsPropertySetId.Topology, (uint)KsPropertyTopology.Name, KsPropertyFlags.Get), NodeId = node,
        }),
        output);
}
