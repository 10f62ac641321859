using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Streams;

/// <summary>KSPROPSETID_Connection and what only a minidriver answers, in bytes.</summary>
public sealed class ConnectionPropertyTests
{
    private static readonly Guid Connection = KsPropertySetId.Connection;

    [Fact]
    [Conformance("13.4 STATE", "9 who-answers")]
    public void State_SetAndGet_AreTheStateRequests() => Run(async (pin, table) =>
    {
        (await pin.SetAsync(Connection, 0, [2, 0, 0, 0])).Should().Be(new KsAnswer(NtStatus.Success));
        pin.State.Should().Be(KsState.Pause);
        var output = new byte[4];
        (await pin.GetAsync(Connection, 0, output)).Should().Be(new KsAnswer(NtStatus.Success, 4));
        KsStructure.Read<KsState>(output).Should().Be(KsState.Pause);
        table.Commands.Should().Equal(SrbCommand.SetStreamState, SrbCommand.SetStreamState, SrbCommand.GetStreamState);
        (await pin.GetPropertyAsync<KsState>(Connection, (uint)KsPropertyConnection.State)).Should().Be(KsState.Pause);
        await pin.SetPropertyAsync(Connection, (uint)KsPropertyConnection.State, KsState.Run);
        pin.State.Should().Be(KsState.Run);
    });

    [Theory]
    [InlineData(4u)]
    [InlineData(0xFFFFFFFFu)]
    [Conformance("13.2 refused-by-Value")]
    public void State_ThatDoesNotExist_IsInvalidParameter(uint state) => Run(async (pin, table) =>
    {
        (await pin.SetAsync(Connection, 0, BitConverter.GetBytes(state))).Should().Be(new KsAnswer(NtStatus.InvalidParameter, 0, KsRequestCheck.Value));
        table.Commands.Should().BeEmpty();
    });

    [Fact]
    public void State_ThatCannotBeReached_IsInvalidDeviceState() => Run(async (pin, table) =>
    {
        (await pin.SetAsync(Connection, 0, [3, 0, 0, 0])).Should().Be(new KsAnswer(NtStatus.InvalidDeviceState));
        table.Commands.Should().BeEmpty();
    });

    [Theory]
    [InlineData(KsPropertyFlags.Get, 3)]
    [InlineData(KsPropertyFlags.Set, 3)]
    [InlineData(KsPropertyFlags.Set, 0)]
    public void State_InTooFewBytes_IsBufferTooSmall(KsPropertyFlags flags, int length) => Run(async (pin, table) =>
    {
        (await pin.AskAsync(Connection, 0, flags, new byte[length])).Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.ValueLength));
        table.Commands.Should().BeEmpty();
    });

    [Fact]
    [Conformance("13.4 DATAFORMAT")]
    public void DataFormat_Get_IsTheFormatOfTheMinidriver() => Run(async (pin, table) =>
    {
        var block = EchoDevice.Format.Block.ToArray();
        (await pin.GetAsync(Connection, 2)).Should().Be(new KsAnswer(NtStatus.BufferOverflow, (uint)block.Length));
        (await pin.GetAsync(Connection, 2, new byte[block.Length - 1])).Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.ValueLength));
        (await pin.GetPropertyBytesAsync(Connection, 2)).Should().Equal(block);
        table.Commands.Should().OnlyContain(static command => command == SrbCommand.GetDataFormat);
    });

    [Fact]
    [Conformance("13.4 DATAFORMAT", "13.4 PROPOSEDATAFORMAT")]
    public void DataFormat_SetAndProposed_AreTheFormatRequests() => Run(async (pin, table) =>
    {
        var format = KsDataFormatBlock.Create(KsDataFormatType.Stream, KsDataFormatSubtype.None, KsDataFormatSpecifier.None, sampleSize: 77);
        await pin.SetPropertyAsync(Connection, (uint)KsPropertyConnection.ProposeDataFormat, format.Block);
        pin.Format.Format.SampleSize.Should().Be(0);
        await pin.SetPropertyAsync(Connection, (uint)KsPropertyConnection.DataFormat, format.Block);
        pin.Format.Format.SampleSize.Should().Be(77);
        table.Commands.Should().Equal(SrbCommand.ProposeDataFormat, SrbCommand.SetDataFormat);
        (await pin.GetAsync(Connection, 4, new byte[64])).Should().Be(new KsAnswer(NtStatus.NotFound, 0, KsRequestCheck.Direction));
    });

    [Theory]
    [InlineData(2u, 63, 64u, KsRequestCheck.ValueLength, NtStatus.BufferTooSmall)]
    [InlineData(4u, 0, 64u, KsRequestCheck.ValueLength, NtStatus.BufferTooSmall)]
    [InlineData(2u, 64, 65u, KsRequestCheck.Format, NtStatus.InvalidBufferSize)]
    [InlineData(4u, 64, 0xFFFFFFFFu, KsRequestCheck.Format, NtStatus.InvalidBufferSize)]
    [InlineData(4u, 100, 63u, KsRequestCheck.Format, NtStatus.InvalidBufferSize)]
    [Conformance("13.2 refused-by-Format")]
    public void DataFormat_ThatIsCutOff_IsRefused(uint id, int length, uint formatSize, KsRequestCheck check, NtStatus status) => Run(async (pin, table) =>
    {
        var block = new byte[Math.Max(length, 64)];
        KsStructure.Write(block, EchoDevice.Format.Format with { FormatSize = formatSize });
        (await pin.SetAsync(Connection, id, block[..length])).Should().Be(new KsAnswer(status, 0, check));
        table.Commands.Should().BeEmpty();
    });

    [Fact]
    public void DataFormat_ThatTheMinidriverRefuses_SaysSo() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice
        {
            OnCommand = static srb =>
            {
                srb.Status = NtStatus.NotSupported;
                srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
            },
        };
        var pin = await table.OpenPinAsync(machine);
        (await pin.SetAsync(Connection, 2, EchoDevice.Format.Block.ToArray())).Should().Be(new KsAnswer(NtStatus.NotSupported));
    });

    [Theory]
    [InlineData(0u, KsPropertyFlags.Get)]
    [InlineData(0u, KsPropertyFlags.Set)]
    [InlineData(2u, KsPropertyFlags.Get)]
    [InlineData(2u, KsPropertyFlags.Set)]
    [InlineData(4u, KsPropertyFlags.Set)]
    public void Request_ThatTheMinidriverHolds_CanBeCancelled(uint id, KsPropertyFlags flags) => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice { OnCommand = static _ => { } };
        var pin = await table.OpenPinAsync(machine);
        using var source = new CancellationTokenSource();
        var input = KsStructure.ToArray(new KsProperty(Connection, id, flags));
        var value = id == 0 ? BitConverter.GetBytes((uint)KsState.Acquire) : EchoDevice.Format.Block.ToArray();
        var request = pin.DeviceControlAsync(KsControlCode.Property, input, value, source.Token);
        await machine.SettleAsync();
        table.Commands.Should().ContainSingle();
        source.Cancel();
        (await request).Should().Be(new KsAnswer(NtStatus.Cancelled));
    });

    public static TheoryData<string, uint> OfMinidrivers => new()
    {
        { "Connection", (uint)KsPropertyConnection.Priority },
        { "Connection", (uint)KsPropertyConnection.AllocatorFraming },
        { "Connection", (uint)KsPropertyConnection.AcquireOrdering },
        { "Connection", (uint)KsPropertyConnection.StartAt },
        { "Stream", (uint)KsPropertyStream.Allocator },
        { "Stream", (uint)KsPropertyStream.Quality },
        { "Stream", (uint)KsPropertyStream.Degradation },
        { "Stream", (uint)KsPropertyStream.TimeFormat },
        { "Stream", (uint)KsPropertyStream.PresentationTime },
        { "Stream", (uint)KsPropertyStream.PresentationExtent },
        { "Stream", (uint)KsPropertyStream.FrameTime },
        { "Stream", (uint)KsPropertyStream.RateCapability },
        { "Quality", (uint)KsPropertyQuality.Report },
        { "Quality", (uint)KsPropertyQuality.Error },
    };

    [Theory]
    [MemberData(nameof(OfMinidrivers))]
    [Conformance(
        "13.4 PRIORITY", "13.4 ALLOCATORFRAMING", "13.4 ACQUIREORDERING", "13.4 STARTAT", "13.4 ALLOCATOR", "13.4 QUALITY", "13.4 DEGRADATION",
        "13.4 TIMEFORMAT", "13.4 PRESENTATIONTIME", "13.4 PRESENTATIONEXTENT", "13.4 FRAMETIME", "13.4 REPORT", "13.4 ERROR", "13.4 minidrivers-table")]
    public void Property_OfTheMinidriversTable_IsAskedThere(string set, uint id) => Simulation.Run(1, async machine =>
    {
        var guid = SetOf(set);
        var table = new TableDevice { StreamProperties = [new(TableDevice.Set, TableDevice.Item(1)), new(guid, TableDevice.Item(id))] };
        var pin = await table.OpenPinAsync(machine);
        (await pin.GetAsync(guid, id, new byte[4])).Should().Be(new KsAnswer(NtStatus.Success, 4));
        (await pin.SetAsync(guid, id, [5])).Should().Be(new KsAnswer(NtStatus.Success));
        table.Asked.Select(static asked => (asked.Command, asked.SetIndex)).Should().Equal(
            (SrbCommand.GetStreamProperty, 1), (SrbCommand.SetStreamProperty, 1));
        table.Commands.Should().BeEmpty();
    });

    [Theory]
    [MemberData(nameof(OfMinidrivers))]
    public void Property_OfTheMinidriversTable_UndeclaredIsNotSupported(string set, uint id)
    {
        if (set == "Stream" && id == (uint)KsPropertyStream.RateCapability)
        {
            return;
        }

        Run(async (pin, table) =>
        {
            (await pin.GetAsync(SetOf(set), id, new byte[80])).Status.Should().Be(set == "Quality" ? NtStatus.PropsetNotFound : NtStatus.NotFound);
            (await pin.IsSetSupportedAsync(SetOf(set))).Should().Be(set != "Quality");
            table.Asked.Should().BeEmpty();
        });
    }

    [Theory]
    [InlineData("Connection", 6u)]
    [InlineData("Stream", 10u)]
    [Conformance("13.4 ALLOCATORFRAMING_EX", "13.4 PIPE_ID")]
    public void Property_OfAvStream_IsNotFoundEvenWhenDeclared(string set, uint id) => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice { StreamProperties = [new(SetOf(set), TableDevice.Item(id))] };
        var pin = await table.OpenPinAsync(machine);
        (await pin.GetAsync(SetOf(set), id, new byte[8])).Should().Be(new KsAnswer(NtStatus.NotFound, 0, KsRequestCheck.Id));
        table.Asked.Should().BeEmpty();
    });

    [Fact]
    [Conformance("9 who-answers")]
    public void Property_OfTheClassDriver_IsNotTheMinidriversEvenWhenDeclared() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice { StreamProperties = [new(Connection, TableDevice.Item(0), TableDevice.Item(99))] };
        var pin = await table.OpenPinAsync(machine);
        (await pin.GetPropertyAsync<KsState>(Connection, 0)).Should().Be(KsState.Stop);
        table.Asked.Should().BeEmpty();
        (await pin.GetAsync(Connection, 99, new byte[4])).Should().Be(new KsAnswer(NtStatus.Success, 4), "ids that the class driver has not are the minidriver's");
        table.Asked.Should().ContainSingle();
    });

    [Theory]
    [InlineData(0u, KsPropertyFlags.Get | KsPropertyFlags.Set)]
    [InlineData(4u, KsPropertyFlags.Set)]
    public void BasicSupport_OfTheClassDriversProperties_IsTheirAccess(uint id, KsPropertyFlags access) => Run(async (pin, _) =>
        (await pin.GetBasicSupportAsync(Connection, id)).Should().Be(new PropertySupport(access, null)));

    [Fact]
    [Conformance("13.4 COMPONENTID")]
    public void ComponentId_OfAFilter_IsTheMinidriversOrNobodys() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice { Properties = [new(KsPropertySetId.General, new KsPropertyItem { PropertyId = 0, GetSupported = true, MinData = 72 })] };
        var id = new KsComponentId { Version = 3 };
        table.Value = KsStructure.ToArray(in id);
        var filter = await table.OpenAsync(machine);
        (await filter.GetPropertyAsync<KsComponentId>(KsPropertySetId.General, 0)).Version.Should().Be(3);
        table.Asked.Should().ContainSingle().Which.Command.Should().Be(SrbCommand.GetDeviceProperty);
        var bare = await machine.OpenAsync(new EchoDevice());
        (await bare.GetAsync(KsPropertySetId.General, 0, new byte[72])).Should().Be(new KsAnswer(NtStatus.PropsetNotFound, 0, KsRequestCheck.Set));
    });

    [Fact]
    [Conformance("13.4 KSPRIORITY")]
    public void Priority_Classes_HaveTheirOrder()
    {
        ((uint)KsPriorityClass.Low).Should().Be(1);
        ((uint)KsPriorityClass.Normal).Should().Be(0x40000000);
        ((uint)KsPriorityClass.High).Should().Be(0x80000000);
        ((uint)KsPriorityClass.Exclusive).Should().Be(0xFFFFFFFF);
        KsPriority[] ranked = [new(KsPriorityClass.Low, 9), new(KsPriorityClass.Normal), new(KsPriorityClass.Normal, 2), new(KsPriorityClass.High, 0)];
        ranked.Reverse().Order().Should().Equal(ranked);
        ranked[1].PrioritySubClass.Should().Be(1);
    }

    private static Guid SetOf(string set) => set switch
    {
        "Connection" => Connection,
        "Stream" => KsPropertySetId.Stream,
        _ => KsPropertySetId.Quality,
    };

    private static void Run(Func<Pin, TableDevice, Task> test) => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice();
        await test(await table.OpenPinAsync(machine), table);
        table.Asked.Should().BeEmpty();
    });
}
