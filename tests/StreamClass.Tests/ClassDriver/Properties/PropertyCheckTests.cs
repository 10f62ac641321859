using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Properties;

/// <summary>What the checks refuse, with which status, and that none of it reaches the minidriver.</summary>
public sealed class PropertyCheckTests
{
    private static readonly Guid Set = TableDevice.Set;

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    [Conformance("13.2 refused-by-RequestLength")]
    public void Request_ShorterThanKsProperty_IsInvalidBufferSize(int length) => EachTarget(
        target => target.AskAsync(Set, 1, KsPropertyFlags.Get, new byte[4], length),
        KsRequestCheck.RequestLength,
        NtStatus.InvalidBufferSize);

    [Fact]
    [Conformance("13.2 refused-by-NodeLength")]
    public void Request_OfANodeShorterThanKspNode_IsInvalidBufferSize() => EachTarget(
        target => target.AskAsync(Set, 1, KsPropertyFlags.Get | KsPropertyFlags.Topology, new byte[4], 31),
        KsRequestCheck.NodeLength,
        NtStatus.InvalidBufferSize);

    [Theory]
    [InlineData(KsPropertyFlags.None)]
    [InlineData(KsPropertyFlags.Topology)]
    [InlineData(KsPropertyFlags.Get | KsPropertyFlags.Set)]
    [InlineData(KsPropertyFlags.Get | KsPropertyFlags.BasicSupport)]
    [InlineData((KsPropertyFlags)0x4)]
    [InlineData((KsPropertyFlags)0x80000000)]
    [InlineData((KsPropertyFlags)0xFFFFFFFF)]
    [Conformance("13.2 refused-by-Flags")]
    public void Flags_ThatAskForNothingOrSeveralThings_AreInvalidParameter(KsPropertyFlags flags) => EachTarget(
        target => target.AskAsync(Set, 1, flags, new byte[4], 32),
        KsRequestCheck.Flags,
        NtStatus.InvalidParameter);

    [Theory]
    [InlineData(KsPropertyFlags.Get)]
    [InlineData(KsPropertyFlags.Set)]
    [InlineData(KsPropertyFlags.SetSupport)]
    [InlineData(KsPropertyFlags.BasicSupport)]
    [InlineData(KsPropertyFlags.SerializeSet)]
    [InlineData(KsPropertyFlags.UnserializeSet)]
    [Conformance("13.2 refused-by-Set", "9 undeclared")]
    public void Set_ThatNobodyDeclares_IsPropsetNotFound(KsPropertyFlags flags) => EachTarget(
        target => target.AskAsync(TableDevice.OtherSet, 1, flags, new byte[40]),
        KsRequestCheck.Set,
        NtStatus.PropsetNotFound);

    [Theory]
    [InlineData(KsPropertyFlags.Get)]
    [InlineData(KsPropertyFlags.Set)]
    [InlineData(KsPropertyFlags.BasicSupport)]
    [InlineData(KsPropertyFlags.Relations)]
    [InlineData(KsPropertyFlags.DefaultValues)]
    [InlineData(KsPropertyFlags.SerializeRaw)]
    [InlineData(KsPropertyFlags.UnserializeRaw)]
    [InlineData(KsPropertyFlags.SerializeSize)]
    [Conformance("13.2 refused-by-Id", "9 undeclared")]
    public void Id_ThatNobodyDeclares_IsNotFound(KsPropertyFlags flags) => EachTarget(
        target => target.AskAsync(Set, 77, flags, new byte[40]),
        KsRequestCheck.Id,
        NtStatus.NotFound);

    [Theory]
    [InlineData(KsPropertyFlags.Get)]
    [InlineData(KsPropertyFlags.Set)]
    [Conformance("13.2 refused-by-MinRequest")]
    public void Request_ShorterThanMinProperty_IsBufferTooSmall(KsPropertyFlags flags) => EachTarget(
        target => target.AskAsync(Set, 2, flags, new byte[4], 39),
        KsRequestCheck.MinRequest,
        NtStatus.BufferTooSmall);

    [Theory]
    [InlineData(KsPropertyFlags.Get, 0)]
    [InlineData(KsPropertyFlags.Get, 3)]
    [InlineData(KsPropertyFlags.Set, 0)]
    [InlineData(KsPropertyFlags.Set, 3)]
    [Conformance("13.2 refused-by-ValueLength", "14.1 KSPROPERTY_ITEM")]
    public void Value_ShorterThanMinData_IsBufferTooSmall(KsPropertyFlags flags, int length) => EachTarget(
        target => target.AskAsync(Set, 1, flags, new byte[length]),
        KsRequestCheck.ValueLength,
        NtStatus.BufferTooSmall);

    [Theory]
    [InlineData(3u, KsPropertyFlags.Set)]
    [InlineData(4u, KsPropertyFlags.Get)]
    [Conformance("13.2 refused-by-Direction")]
    public void Direction_ThatIsNotDeclared_IsNotFound(uint id, KsPropertyFlags flags) => EachTarget(
        target => target.AskAsync(Set, id, flags, new byte[4]),
        KsRequestCheck.Direction,
        NtStatus.NotFound);

    [Fact]
    [Conformance("9 sizes-first")]
    public void Sizes_OfADirectionThatIsNotDeclared_AreCheckedFirst() => EachTarget(
        target => target.AskAsync(Set, 3, KsPropertyFlags.Set, new byte[3]),
        KsRequestCheck.ValueLength,
        NtStatus.BufferTooSmall);

    [Theory]
    [InlineData(KsPropertyFlags.SerializeRaw)]
    [InlineData(KsPropertyFlags.UnserializeRaw)]
    [Conformance("13.2 refused-by-SupportHandler", "13.2 SERIALIZERAW", "13.2 UNSERIALIZERAW")]
    public void Raw_WithoutASupportHandler_IsNotFound(KsPropertyFlags flags) => EachTarget(
        target => target.AskAsync(Set, 1, flags, new byte[4]),
        KsRequestCheck.SupportHandler,
        NtStatus.NotFound);

    [Theory]
    [InlineData(2u)]
    [InlineData(uint.MaxValue)]
    [Conformance("13.2 refused-by-Node", "13.2 TOPOLOGY")]
    public void Node_ThatTheTopologyDoesNotHave_IsInvalidParameter(uint node) => EachTarget(
        target =>
        {
            var input = KsStructure.ToArray(new KspNode { Property = new(Set, 1, KsPropertyFlags.Get | KsPropertyFlags.Topology), NodeId = node });
            return target.DeviceControlAsync(KsControlCode.Property, input, new byte[4]);
        },
        KsRequestCheck.Node,
        NtStatus.InvalidParameter);

    [Fact]
    public void Refusal_OfOneClient_LeavesTheOtherAlone() => Seeds.Each(10, async machine =>
    {
        var table = TableDevice.With(TableDevice.Item(1, minData: 4));
        var first = await table.OpenAsync(machine);
        var second = await (await machine.StartAsync(new EchoDevice())).OpenFilterAsync();
        var bad = Enumerable.Range(0, 20).Select(i => first.AskAsync(Set, 1, (KsPropertyFlags)i, new byte[i % 5], i + 10)).ToArray();
        var good = first.GetPropertyAsync<uint>(Set, 1);
        var pin = await second.OpenOutputAsync();
        await pin.RunAsync();
        (await Task.WhenAll(bad)).Should().NotBeEmpty();
        (await good).Should().Be(0x04030201);
        pin.State.Should().Be(KsState.Run);
    });

    /// <summary>Asks a filter and a pin; both refuse, and the minidriver sees nothing of it.</summary>
    private static void EachTarget(Func<KsObject, Task<KsAnswer>> ask, KsRequestCheck check, NtStatus status) => Simulation.Run(1, async machine =>
    {
        var table = TableDevice.With(
            TableDevice.Item(1, minData: 4),
            TableDevice.Item(2, minProperty: 40),
            new KsPropertyItem { PropertyId = 3, GetSupported = true, MinData = 4 },
            new KsPropertyItem { PropertyId = 4, SetSupported = true, MinData = 4 });
        table = new TableDevice
        {
            Properties = table.Properties,
            StreamProperties = table.StreamProperties,
            Topology = new KsTopology { TopologyNodes = [Guid.Empty, Guid.Empty] },
        };
        var filter = await table.OpenAsync(machine);
        var pin = await filter.OpenOutputAsync();
        foreach (var target in (KsObject[])[filter, pin])
        {
            var answer = await ask(target);
            answer.Should().Be(new KsAnswer(status, 0, check));
        }

        table.Asked.Should().BeEmpty();
        (await filter.GetAsync(Set, 1, new byte[4])).Should().Be(new KsAnswer(NtStatus.Success, 4));
        table.Asked.Should().ContainSingle().Which.Command.Should().Be(SrbCommand.GetDeviceProperty);
    });
}
