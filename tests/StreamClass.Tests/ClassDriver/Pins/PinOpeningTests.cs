using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Pins;

/// <summary>Opening pins by their native request. Reference 13.7.</summary>
public class PinOpeningTests
{
    private const uint In = 0;
    private const uint Out = 1;

    private static readonly KsDataFormatBlock s_range =
        KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.Yuy2, KsDataFormatSpecifier.VideoInfo);

    private static readonly KsDataFormatBlock s_format = new(s_range.Format, [1, 2, 3]);

    [Fact]
    [Conformance("1 OPEN_STREAM", "13.7 KSPIN_CONNECT", "13.7 open-stream", "13.7 starts-in-stop")]
    public void CreatePin_OfAWholeRequest_OpensTheStreamInStop() => Simulation.Run(1, static async machine =>
    {
        KsDataFormatBlock? opened = null;
        var stream = -1;
        var pins = Device(s_range, srb =>
        {
            opened = srb.CommandData.OpenFormat;
            stream = srb.StreamObject.StreamNumber;
            return NtStatus.Success;
        });
        var device = await machine.StartAsync(pins.Echo());
        var filter = await device.OpenFilterAsync();
        var answer = await filter.CreatePinAsync(
            PinRequests.Connect(Out, s_format.Block.Span, static connect => connect with
            {
                Priority = new KsPriority { PriorityClass = KsPriorityClass.High, PrioritySubClass = 3 },
            }),
            FileAccess.Read);
        answer.Status.Should().Be(NtStatus.Success);
        opened!.Block.ToArray().Should().Equal(s_format.Block.ToArray());
        stream.Should().Be((int)Out);
        var pin = answer.Pin!;
        pin.State.Should().Be(KsState.Stop);
        pin.Format.Block.ToArray().Should().Equal(s_format.Block.ToArray());
        pin.Priority.Should().Be(new KsPriority { PriorityClass = KsPriorityClass.High, PrioritySubClass = 3 });
        device.GetRequestCount(SrbCommand.SetStreamState).Should().Be(0);
        await pin.SetStateAsync(KsState.Acquire);
    });

    [Fact]
    [Conformance("1 OPEN_STREAM", "13.7 open-stream")]
    public void CreatePin_RefusedByTheMinidriver_HandsItsStatusOnAndCountsAsNotOpen() => Simulation.Run(1, static async machine =>
    {
        var refuse = true;
        var pins = Device(s_range, _ => refuse ? NtStatus.NoMatch : NtStatus.Success);
        var filter = await machine.OpenAsync(pins.Echo());
        (await CreateAsync(filter, In)).Should().Be(new PinAnswer(NtStatus.NoMatch));
        (await filter.GetPinAsync<KsPinCInstances>(KsPropertyPin.CInstances, In)).CurrentCount.Should().Be(0);
        refuse = false;
        (await CreateAsync(filter, In)).Status.Should().Be(NtStatus.Success);
    });

    [Fact]
    public void OpenPin_OfATypedClient_AsksForWhatTheStreamOffers() => Simulation.Run(1, static async machine =>
    {
        var filter = await machine.OpenAsync(new PinDevice
        {
            Streams = [new HwStreamInformation { StreamFormatsArray = [s_range], Mediums = [new(KsMediumSetId.VpBus, 4)], BridgeStream = true }],
        }.Echo());
        var pin = await filter.OpenPinAsync(0, s_format);
        pin.Priority.Should().Be(new KsPriority { PriorityClass = KsPriorityClass.Normal, PrioritySubClass = 1 });
    });

    [Fact]
    [Conformance("13.7 range-major-wildcard")]
    public void CreatePin_OfARangeForAnyMajor_TakesEveryFormat() =>
        Takes(KsDataFormatBlock.Create(Guid.Empty, KsDataFormatSubtype.Pcm, KsDataFormatSpecifier.WaveFormatEx), s_format, true);

    [Fact]
    [Conformance("13.7 range-sub-wildcard")]
    public void CreatePin_OfARangeForAnySub_TakesEveryFormatOfItsMajor()
    {
        var range = KsDataFormatBlock.Create(KsDataFormatType.Video, Guid.Empty, KsDataFormatSpecifier.WaveFormatEx);
        Takes(range, s_format, true);
        Takes(range, KsDataFormatBlock.Create(KsDataFormatType.Audio, KsDataFormatSubtype.Pcm, KsDataFormatSpecifier.WaveFormatEx), false);
    }

    [Fact]
    [Conformance("13.7 range-all-equal")]
    public void CreatePin_OfAnyOtherRange_TakesWhatIsEqualInAllThree()
    {
        Takes(s_range, s_format, true);
        Takes(s_range, KsDataFormatBlock.Create(KsDataFormatType.Audio, KsDataFormatSubtype.Yuy2, KsDataFormatSpecifier.VideoInfo), false);
        Takes(s_range, KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.Uyvy, KsDataFormatSpecifier.VideoInfo), false);
        Takes(s_range, KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.Yuy2, KsDataFormatSpecifier.VideoInfo2), false);
        Takes(KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.Yuy2, Guid.Empty), s_format, false);
    }

    [Fact]
    [Conformance("13.7 interface")]
    public void CreatePin_ThroughAnInterfaceThatIsNotOffered_IsNoMatch() => IsRefused(
        static connect => connect with { Interface = KsInterface.Control }, NtStatus.NoMatch, KsRequestCheck.Interface);

    [Fact]
    [Conformance("13.7 medium")]
    public void CreatePin_ThroughAMediumThatIsNotOffered_IsNoMatch() => IsRefused(
        static connect => connect with { Medium = new KsIdentifier(KsMediumSetId.VpBus, 0) }, NtStatus.NoMatch, KsRequestCheck.Medium);

    [Fact]
    [Conformance("13.7 pin-to-handle")]
    public void CreatePin_ToAnotherPin_IsInvalidParameter() => IsRefused(
        static connect => connect with { PinToHandle = 0x1234 }, NtStatus.InvalidParameter, KsRequestCheck.PinToHandle);

    [Theory]
    [InlineData(2u)]
    [InlineData(uint.MaxValue)]
    public void CreatePin_OfNoSuchPin_IsInvalidParameter(uint pin) => IsRefused(
        connect => connect with { PinId = pin }, NtStatus.InvalidParameter, KsRequestCheck.PinId);

    [Theory]
    [InlineData(In, FileAccess.Write, true)]
    [InlineData(In, FileAccess.ReadWrite, true)]
    [InlineData(In, FileAccess.Read, false)]
    [InlineData(Out, FileAccess.Read, true)]
    [InlineData(Out, FileAccess.ReadWrite, true)]
    [InlineData(Out, FileAccess.Write, false)]
    [Conformance("13.7 access")]
    public void CreatePin_WithAnAccess_NeedsWriteForDataInAndReadForDataOut(uint pin, FileAccess access, bool opens) => Simulation.Run(1, async machine =>
    {
        var pins = Device(s_range);
        var filter = await machine.OpenAsync(pins.Echo());
        var answer = await filter.CreatePinAsync(PinRequests.Connect(pin, s_format.Block.Span), access);
        (answer.Status, answer.RefusedBy).Should().Be(
            opens ? (NtStatus.Success, KsRequestCheck.None) : (NtStatus.InvalidParameter, KsRequestCheck.Access));
        pins.Commands.Contains(SrbCommand.OpenStream).Should().Be(opens);
    });

    [Fact]
    [Conformance("13.7 KSPIN_CONNECT")]
    public void CreatePin_OfAnyCutOfAWholeRequest_IsInvalidBufferSize() => Simulation.Run(1, static async machine =>
    {
        var pins = Device(s_range);
        var filter = await machine.OpenAsync(pins.Echo());
        var whole = PinRequests.Connect(In, s_format.Block.Span);
        for (var length = 0; length < whole.Length; length++)
        {
            (await filter.CreatePinAsync(whole.AsMemory(0, length), FileAccess.Write)).Should()
                .Be(new PinAnswer(NtStatus.InvalidBufferSize, null, KsRequestCheck.RequestLength));
        }

        pins.Commands.Should().NotContain(SrbCommand.OpenStream);
        (await filter.CreatePinAsync(whole, FileAccess.Write)).Status.Should().Be(NtStatus.Success);
    });

    [Theory]
    [InlineData(0u)]
    [InlineData(63u)]
    [InlineData(68u)]
    [InlineData(uint.MaxValue)]
    [Conformance("13.7 KSPIN_CONNECT")]
    public void CreatePin_WithAFormatThatLiesAboutItsLength_IsInvalidBufferSize(uint formatSize) => Simulation.Run(1, async machine =>
    {
        var pins = Device(s_range);
        var filter = await machine.OpenAsync(pins.Echo());
        var format = s_format.Block.ToArray();
        KsStructure.Write(format, formatSize);
        (await filter.CreatePinAsync(PinRequests.Connect(In, format), FileAccess.Write)).Status.Should().Be(NtStatus.InvalidBufferSize);
        pins.Commands.Should().NotContain(SrbCommand.OpenStream);
    });

    [Fact]
    public void CreatePin_OfAClosedFilter_IsMisuse() => Simulation.Run(1, static async machine =>
    {
        var filter = await machine.OpenAsync(Device(s_range).Echo());
        await filter.CloseAsync();
        await filter.Awaiting(static opening => CreateAsync(opening, In)).Should().ThrowAsync<ObjectDisposedException>();
    });

    private static Task<PinAnswer> CreateAsync(Filter filter, uint pin) =>
        filter.CreatePinAsync(PinRequests.Connect(pin, s_format.Block.Span), FileAccess.ReadWrite);

    private static void Takes(KsDataFormatBlock range, KsDataFormatBlock format, bool expected) => Simulation.Run(1, async machine =>
    {
        var pins = Device(range);
        var filter = await machine.OpenAsync(pins.Echo());
        var answer = await filter.CreatePinAsync(PinRequests.Connect(In, format.Block.Span), FileAccess.Write);
        (answer.Status, answer.RefusedBy).Should().Be(
            expected ? (NtStatus.Success, KsRequestCheck.None) : (NtStatus.NoMatch, KsRequestCheck.DataRange));
        pins.Commands.Contains(SrbCommand.OpenStream).Should().Be(expected);
    });

    private static void IsRefused(Func<KsPinConnect, KsPinConnect> change, NtStatus status, KsRequestCheck check) => Simulation.Run(1, async machine =>
    {
        var pins = Device(s_range);
        var filter = await machine.OpenAsync(pins.Echo());
        (await filter.CreatePinAsync(PinRequests.Connect(In, s_format.Block.Span, change), FileAccess.ReadWrite))
            .Should().Be(new PinAnswer(status, null, check));
        pins.Commands.Should().NotContain(SrbCommand.OpenStream);
    });

    private static PinDevice Device(KsDataFormatBlock range, Func<HwStreamRequestBlock, NtStatus>? open = null) => new()
    {
        Open = open ?? (static _ => NtStatus.Success),
        Streams =
        [
            new HwStreamInformation { DataFlow = KsPinDataFlow.In, StreamFormatsArray = [range] },
            new HwStreamInformation { DataFlow = KsPinDataFlow.Out, StreamFormatsArray = [range] },
        ],
    };
}
