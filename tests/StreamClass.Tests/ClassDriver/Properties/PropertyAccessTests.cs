using System.Buffers.Binary;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Properties;

/// <summary>Gets and sets of what a minidriver declared.</summary>
public sealed class PropertyAccessTests
{
    private static readonly Guid Set = TableDevice.Set;

    [Fact]
    [Conformance("13.2 GET", "13.2 information", "13.1 PROPERTY", "1 GET_DEVICE_PROPERTY")]
    public void Get_OnAFilter_IsAnSrbWithTheIndexOfTheSet() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice { Properties = [new(TableDevice.OtherSet, TableDevice.Item(1)), new(Set, TableDevice.Item(7, minData: 4))] };
        var filter = await table.OpenAsync(machine);
        var output = new byte[6];
        (await filter.GetAsync(Set, 7, output)).Should().Be(new KsAnswer(NtStatus.Success, 4));
        output.Should().Equal(1, 2, 3, 4, 0, 0);
        var asked = table.Asked.Should().ContainSingle().Subject;
        asked.Command.Should().Be(SrbCommand.GetDeviceProperty);
        asked.SetIndex.Should().Be(1);
        asked.Property.Should().Be(new KsProperty(Set, 7, KsPropertyFlags.Get));
        asked.Value.Should().HaveCount(6);
    });

    [Fact]
    [Conformance("13.2 GET", "1 GET_STREAM_PROPERTY", "13.4 minidrivers-table")]
    public void Get_OnAPin_IsAStreamSrb() => Simulation.Run(1, async machine =>
    {
        var table = TableDevice.With(TableDevice.Item(1));
        var pin = await table.OpenPinAsync(machine);
        (await pin.GetAsync(Set, 1, new byte[4])).Should().Be(new KsAnswer(NtStatus.Success, 4));
        table.Asked.Should().ContainSingle().Which.Command.Should().Be(SrbCommand.GetStreamProperty);
    });

    [Fact]
    [Conformance("13.2 SET", "1 SET_DEVICE_PROPERTY", "1 SET_STREAM_PROPERTY")]
    public void Set_OnEither_BringsTheValueAndReturnsNoBytes() => Simulation.Run(1, async machine =>
    {
        var table = TableDevice.With(TableDevice.Item(1, minData: 4));
        var filter = await table.OpenAsync(machine);
        var pin = await filter.OpenOutputAsync();
        (await filter.SetAsync(Set, 1, [9, 8, 7, 6, 5])).Should().Be(new KsAnswer(NtStatus.Success));
        table.Value.Should().Equal(9, 8, 7, 6, 5);
        (await pin.SetAsync(Set, 1, [1, 1, 1, 1])).Should().Be(new KsAnswer(NtStatus.Success));
        table.Asked.Select(static asked => asked.Command).Should().Equal(SrbCommand.SetDeviceProperty, SrbCommand.SetStreamProperty);
    });

    [Fact]
    public void Request_LongerThanKsProperty_ComesWhole() => Simulation.Run(1, async machine =>
    {
        var table = TableDevice.With(TableDevice.Item(1, minProperty: 40));
        var filter = await table.OpenAsync(machine);
        var input = new byte[41];
        KsStructure.Write(input, new KsProperty(Set, 1, KsPropertyFlags.Get));
        input[40] = 77;
        (await filter.DeviceControlAsync(KsControlCode.Property, input, new byte[4])).Status.Should().Be(NtStatus.Success);
        table.Asked.Should().ContainSingle().Which.Request.Should().Equal(input);
    });

    [Fact]
    [Conformance("13.2 information")]
    public void Information_ThatExceedsTheBuffer_IsCutOff() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice
        {
            Properties = [new(Set, TableDevice.Item(1))],
            OnAsked = static srb =>
            {
                srb.ActualBytesTransferred = 4711;
                EchoDevice.Succeed(srb);
            },
        };
        var filter = await table.OpenAsync(machine);
        (await filter.GetAsync(Set, 1, new byte[8])).Should().Be(new KsAnswer(NtStatus.Success, 8));
    });

    [Fact]
    public void BufferOverflow_OfTheMinidriver_IsCarriedThrough() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice
        {
            Properties = [new(Set, TableDevice.Item(1))],
            OnAsked = static srb => Fail(srb, NtStatus.BufferOverflow, 4711),
        };
        var filter = await table.OpenAsync(machine);
        (await filter.GetAsync(Set, 1)).Should().Be(new KsAnswer(NtStatus.BufferOverflow, 4711));
    });

    [Theory]
    [InlineData(NtStatus.NotSupported)]
    [InlineData(NtStatus.IoDeviceError)]
    [InlineData(NtStatus.BufferTooSmall)]
    [Conformance("13.2 not-supported")]
    public void Error_OfTheMinidriver_IsCarriedThroughWithoutBytes(NtStatus status) => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice { Properties = [new(Set, TableDevice.Item(1))], OnAsked = srb => Fail(srb, status, 4) };
        var filter = await table.OpenAsync(machine);
        (await filter.GetAsync(Set, 1, new byte[4])).Should().Be(new KsAnswer(status));
        (await filter.SetAsync(Set, 1, new byte[4])).Should().Be(new KsAnswer(status));
    });

    [Theory]
    [InlineData(KsPropertyFlags.BasicSupport)]
    [InlineData(KsPropertyFlags.DefaultValues)]
    [InlineData(KsPropertyFlags.Relations)]
    [InlineData(KsPropertyFlags.SerializeRaw)]
    [InlineData(KsPropertyFlags.UnserializeRaw)]
    [Conformance("9 support-handler", "13.2 SERIALIZERAW", "13.2 UNSERIALIZERAW")]
    public void SupportHandler_OfAnItem_IsAskedByAGet(KsPropertyFlags flags) => Simulation.Run(1, async machine =>
    {
        var table = TableDevice.With(new KsPropertyItem { PropertyId = 1, SupportHandler = true, GetSupported = true });
        var filter = await table.OpenAsync(machine);
        var pin = await filter.OpenOutputAsync();
        (await filter.AskAsync(Set, 1, flags, new byte[4])).Should().Be(new KsAnswer(NtStatus.Success, 4));
        (await pin.AskAsync(Set, 1, flags, new byte[4])).Should().Be(new KsAnswer(NtStatus.Success, 4));
        table.Asked.Select(static asked => asked.Command).Should().Equal(SrbCommand.GetDeviceProperty, SrbCommand.GetStreamProperty);
        table.Asked.Should().OnlyContain(asked => asked.Property.Flags == flags);
    });

    [Fact]
    public void SupportHandler_WithTooShortARequest_IsNotAsked() => Simulation.Run(1, async machine =>
    {
        var table = TableDevice.With(new KsPropertyItem { PropertyId = 1, SupportHandler = true, MinProperty = 32 });
        var filter = await table.OpenAsync(machine);
        (await filter.AskAsync(Set, 1, KsPropertyFlags.BasicSupport, new byte[4]))
            .Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.MinRequest));
        table.Asked.Should().BeEmpty();
    });

    [Fact]
    [Conformance("13.2 TOPOLOGY")]
    public void Node_OfTheTopology_GoesToTheMinidriver() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice
        {
            Properties = [new(Set, TableDevice.Item(1))],
            Topology = new KsTopology { TopologyNodes = [Guid.Empty, Guid.Empty] },
        };
        var filter = await table.OpenAsync(machine);
        var request = new KspNode { Property = new(Set, 1, KsPropertyFlags.Topology), NodeId = 1 };
        (await filter.GetPropertyAsync<KspNode, uint>(request)).Should().Be(0x04030201);
        var asked = table.Asked.Should().ContainSingle().Subject;
        asked.Property.Flags.Should().Be(KsPropertyFlags.Topology | KsPropertyFlags.Get);
        BinaryPrimitives.ReadUInt32LittleEndian(asked.Request.AsSpan(24)).Should().Be(1);
    });

    [Fact]
    public void Cancel_OfAGetThatTheMinidriverHolds_GoesThroughCancelPacket() => Seeds.Each(10, async machine =>
    {
        var cancelled = 0;
        var table = new TableDevice
        {
            Properties = [new(Set, TableDevice.Item(1))],
            OnAsked = static _ => { },
            OnCancel = srb =>
            {
                cancelled++;
                Fail(srb, NtStatus.Cancelled, 0);
            },
        };
        var filter = await table.OpenAsync(machine);
        using var source = new CancellationTokenSource();
        var input = KsStructure.ToArray(new KsProperty(Set, 1, KsPropertyFlags.Get));
        var get = filter.DeviceControlAsync(KsControlCode.Property, input, new byte[4], source.Token);
        await machine.SettleAsync();
        get.IsCompleted.Should().BeFalse();
        source.Cancel();
        (await get).Should().Be(new KsAnswer(NtStatus.Cancelled));
        cancelled.Should().Be(1);
    });

    [Fact]
    public void Close_OfAFilter_CancelsItsRequestsAndComesAfterThem() => Seeds.Each(10, async machine =>
    {
        var table = new TableDevice { Properties = [new(Set, TableDevice.Item(1))], OnAsked = static _ => { } };
        var device = await machine.StartAsync(table.Echo);
        var filter = await device.OpenFilterAsync();
        var other = await device.OpenFilterAsync();
        var get = filter.GetAsync(Set, 1, new byte[4]);
        await machine.SettleAsync();
        await filter.CloseAsync();
        (await get).Should().Be(new KsAnswer(NtStatus.Cancelled));
        (await other.AskAsync(Set, 1, KsPropertyFlags.SetSupport)).Status.Should().Be(NtStatus.Success);
    });

    [Fact]
    public void Close_OfAPin_CancelsItsRequests() => Seeds.Each(10, async machine =>
    {
        var table = new TableDevice { StreamProperties = [new(Set, TableDevice.Item(1))], OnAsked = static _ => { } };
        var pin = await table.OpenPinAsync(machine);
        var get = pin.GetAsync(Set, 1, new byte[4]);
        await machine.SettleAsync();
        await pin.CloseAsync();
        (await get).Should().Be(new KsAnswer(NtStatus.Cancelled));
    });

    private static void Fail(HwStreamRequestBlock srb, NtStatus status, uint bytes)
    {
        srb.Status = status;
        srb.ActualBytesTransferred = bytes;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }
}
