using System.Runtime.InteropServices;
using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>Reads and writes whose headers are bytes. Reference 13.1, 13.10.</summary>
public class StreamIoTests
{
    private const int Extension = 8;
    private const int HeaderSize = KsStreamHeader.NativeSize + Extension;

    private static readonly KsDataFormatBlock Other =
        KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);

    private readonly List<HwStreamRequestBlock> _received = [];

    [Fact]
    [Conformance("13.10 information-read", "1 READ_DATA")]
    public void Read_OfThreeHeaders_UpdatesThemAndSaysHowManyCameBack() => Simulation.Run(1, async machine =>
    {
        var (_, output) = await OpenAsync(machine, static srb =>
        {
            if (srb.NumberOfBytesToTransfer == 0)
            {
                return;
            }

            for (var i = 0; i < 2; i++)
            {
                srb.CommandData.DataBufferArray[i].DataUsed = (uint)i + 1;
                srb.GetDataBuffer(i).Span[0] = (byte)(i + 40);
                srb.GetHeaderExtension(i).Span.Fill((byte)(i + 50));
            }
        });
        var headers = Headers(3, new KsStreamHeader { FrameExtent = 10, Data = new KernelAddress(77) });
        Memory<byte>[] data = [new byte[10], new byte[20], new byte[10]];
        (await output.StreamIoAsync(KsControlCode.ReadStream, headers, data)).Should().Be(new KsAnswer(NtStatus.Success, 2 * HeaderSize));
        HeaderAt(headers, 1).DataUsed.Should().Be(2);
        HeaderAt(headers, 1).Data.Should().Be(new KernelAddress(77));
        headers.AsSpan(HeaderSize + KsStreamHeader.NativeSize, Extension).ToArray().Should().OnlyContain(value => value == 51);
        data.Select(memory => memory.Span[0]).Should().Equal(40, 41, 0);

        // Nothing came: one header all the same.
        var empty = Headers(2, default);
        (await output.StreamIoAsync(KsControlCode.ReadStream, empty, new Memory<byte>[2]))
            .Should().Be(new KsAnswer(NtStatus.Success, HeaderSize));
    });

    [Fact]
    [Conformance("13.10 information-write", "1 WRITE_DATA")]
    public void Write_OfTwoHeaders_SaysHowMuchDataWasTaken() => Simulation.Run(1, async machine =>
    {
        var sizes = new List<uint>();
        var (input, _) = await OpenAsync(machine, srb =>
        {
            sizes.Add(srb.NumberOfBytesToTransfer);
            srb.CommandData.DataBufferArray[0].Duration = 99;
            srb.GetHeaderExtension(0).Span.Fill(9);
        });
        var headers = Headers(2, new KsStreamHeader { FrameExtent = 10, DataUsed = 7 });
        var before = headers.ToArray();
        (await input.StreamIoAsync(KsControlCode.WriteStream, headers, Memories(2, 10))).Should().Be(new KsAnswer(NtStatus.Success, 14));
        sizes.Should().Equal(14);
        headers.Should().Equal(before);
    });

    [Fact]
    [Conformance("13.10 NumberOfBytesToTransfer")]
    public void NumberOfBytesToTransfer_OfAnSrb_IsTheRoomOfAReadAndTheDataOfAWrite() => Simulation.Run(1, async machine =>
    {
        var sizes = new List<uint>();
        var (input, output) = await OpenAsync(machine, srb => sizes.Add(srb.NumberOfBytesToTransfer));
        await output.StreamIoAsync(KsControlCode.ReadStream, Headers(2, new KsStreamHeader { FrameExtent = 10 }), Memories(2, 10));
        await input.StreamIoAsync(KsControlCode.WriteStream, Headers(1, new KsStreamHeader { FrameExtent = 10, DataUsed = 3 }), Memories(1, 10));
        sizes.Should().Equal(20, 3);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(HeaderSize - 1)]
    [InlineData(HeaderSize + 1)]
    [InlineData(KsStreamHeader.NativeSize)]
    [Conformance("13.10 header-list-length")]
    public void Headers_InPart_AreRefused(int length) => Refused(
        new KsStreamHeader { FrameExtent = 1, DataUsed = 1 },
        KsControlCode.WriteStream,
        KsRequestCheck.HeaderListLength,
        NtStatus.InvalidBufferSize,
        length);

    [Theory]
    [InlineData(0u)]
    [InlineData(55u)]
    [InlineData(56u)]
    [InlineData(65u)]
    [Conformance("13.10 header-size", "13.10 header-extension")]
    public void Header_OfAnotherSizeThanTheStreams_IsRefused(uint size) => Refused(
        new KsStreamHeader { Size = size, FrameExtent = 1 }, KsControlCode.ReadStream, KsRequestCheck.HeaderSize, NtStatus.InvalidBufferSize);

    [Theory]
    [InlineData(11u)]
    [InlineData(uint.MaxValue)]
    public void Header_WithMoreRoomThanMemory_IsRefused(uint extent) => Refused(
        new KsStreamHeader { FrameExtent = extent }, KsControlCode.ReadStream, KsRequestCheck.FrameExtent, NtStatus.BufferTooSmall);

    [Fact]
    [Conformance("13.10 read-data-used")]
    public void Read_WithDataUsed_IsRefused() => Refused(
        new KsStreamHeader { FrameExtent = 10, DataUsed = 1 }, KsControlCode.ReadStream, KsRequestCheck.DataUsed, NtStatus.InvalidParameter);

    [Fact]
    [Conformance("13.10 write-data-used")]
    public void Write_WithMoreDataThanRoom_IsRefused() => Refused(
        new KsStreamHeader { FrameExtent = 9, DataUsed = 10 }, KsControlCode.WriteStream, KsRequestCheck.DataUsed, NtStatus.InvalidParameter);

    [Theory]
    [InlineData(0u, 1u, KsControlCode.WriteStream)]
    [InlineData(1u, 0u, KsControlCode.ReadStream)]
    [Conformance("13.10 kstime-fraction")]
    public void Header_WithATimeWithoutAFraction_IsRefused(uint numerator, uint denominator, KsControlCode code) => Refused(
        new KsStreamHeader
        {
            FrameExtent = 1,
            OptionsFlags = KsStreamHeaderOptions.TimeValid,
            PresentationTime = new KsTime { Numerator = numerator, Denominator = denominator },
        },
        code,
        KsRequestCheck.PresentationTime,
        NtStatus.InvalidParameter);

    [Fact]
    [Conformance("13.10 typechanged-write-alone")]
    public void Format_InAnExtendedHeader_IsRefused() => Refused(
        new KsStreamHeader { FrameExtent = 10, DataUsed = 10, OptionsFlags = KsStreamHeaderOptions.TypeChanged },
        KsControlCode.WriteStream,
        KsRequestCheck.FormatChange,
        NtStatus.InvalidParameter);

    [Fact]
    public void Data_AgainstTheDirection_IsRefused() => Simulation.Run(1, async machine =>
    {
        var (input, output) = await OpenAsync(machine, static _ => { });
        var refusal = new KsAnswer(NtStatus.InvalidDeviceRequest, 0, KsRequestCheck.StreamDirection);
        (await input.StreamIoAsync(KsControlCode.ReadStream, Headers(1, default), Memories(1, 1))).Should().Be(refusal);
        (await output.StreamIoAsync(KsControlCode.WriteStream, Headers(1, default), Memories(1, 1))).Should().Be(refusal);
        await FluentActions.Awaiting(() => output.StreamIoAsync(KsControlCode.Property, Headers(1, default), Memories(1, 1)))
            .Should().ThrowAsync<ArgumentException>();
        _received.Should().BeEmpty();
    });

    [Fact]
    public void Data_WithoutMemory_IsRefused() => Simulation.Run(1, async machine =>
    {
        var (_, output) = await OpenAsync(machine, static _ => { });
        var headers = Headers(1, new KsStreamHeader { FrameExtent = 1 });
        var refusal = new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.FrameExtent);
        (await output.StreamIoAsync(KsControlCode.ReadStream, headers, default)).Should().Be(refusal);
        (await output.StreamIoAsync(KsControlCode.ReadStream, headers, new Memory<byte>[1])).Should().Be(refusal);
        (await output.StreamIoAsync(KsControlCode.ReadStream, headers, Memories(2, 1))).Should().Be(refusal);

        // The general form has no way to say where the memory is.
        (await output.DeviceControlAsync(KsControlCode.ReadStream, headers, headers)).Should().Be(refusal);
        _received.Should().BeEmpty();
    });

    [Fact]
    public void Data_CancelledOrDuringAFlush_AnswersWithTheStatus() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = static _ => { } });
        var headers = Headers(1, new KsStreamHeader { Size = KsStreamHeader.NativeSize, FrameExtent = 1 }, 0);
        using var source = new CancellationTokenSource();
        var read = pin.StreamIoAsync(KsControlCode.ReadStream, headers, Memories(1, 1), source.Token);
        source.Cancel();
        (await read).Should().Be(new KsAnswer(NtStatus.Cancelled));
        await pin.BeginFlushAsync();
        (await pin.StreamIoAsync(KsControlCode.ReadStream, headers, Memories(1, 1))).Should().Be(new KsAnswer(NtStatus.DeviceNotReady));
    });

    [Fact]
    [Conformance("13.10 typechanged-not-extended", "13.10 typechanged-agreed-before", "13.10 TYPECHANGED")]
    public void Format_InAHeaderOfItsOwn_ChangesThePinsFormatWhenAgreedTo() => Simulation.Run(1, async machine =>
    {
        var (input, _) = await OpenAsync(machine, static srb => srb.GetHeaderExtension(0).Length.Should().Be(0));
        var size = (uint)KsDataFormat.NativeSize;
        var headers = Headers(
            1,
            new KsStreamHeader
            {
                Size = KsStreamHeader.NativeSize, FrameExtent = size, DataUsed = size, OptionsFlags = KsStreamHeaderOptions.TypeChanged,
            },
            0);
        Memory<byte>[] data = [Other.Block.ToArray()];
        (await input.StreamIoAsync(KsControlCode.WriteStream, headers, data))
            .Should().Be(new KsAnswer(NtStatus.NotSupported, 0, KsRequestCheck.FormatAgreement));
        await input.ProposeDataFormatAsync(Other);
        (await input.StreamIoAsync(KsControlCode.WriteStream, headers, new Memory<byte>[] { new byte[size] }))
            .RefusedBy.Should().Be(KsRequestCheck.FormatChange);
        _received.Should().BeEmpty();
        (await input.StreamIoAsync(KsControlCode.WriteStream, headers, data)).Should().Be(new KsAnswer(NtStatus.Success, size));
        _received.Should().ContainSingle().Which.Command.Should().Be(SrbCommand.WriteData);
        input.Format.Block.ToArray().Should().Equal(Other.Block.ToArray());
    });

    private static byte[] Headers(int count, KsStreamHeader header, int extension = Extension)
    {
        var size = KsStreamHeader.NativeSize + extension;
        var headers = new byte[count * size];
        header.Size = header.Size == 0 ? (uint)size : header.Size;
        for (var i = 0; i < count; i++)
        {
            MemoryMarshal.Write(headers.AsSpan(i * size), in header);
        }

        return headers;
    }

    private static KsStreamHeader HeaderAt(byte[] headers, int index) => MemoryMarshal.Read<KsStreamHeader>(headers.AsSpan(index * HeaderSize));

    private static Memory<byte>[] Memories(int count, int size) =>
        [.. Enumerable.Range(0, count).Select(_ => new Memory<byte>(new byte[size]))];

    private void Refused(KsStreamHeader header, KsControlCode code, KsRequestCheck check, NtStatus status, int? length = null) =>
        Simulation.Run(1, async machine =>
        {
            var (input, output) = await OpenAsync(machine, static _ => { });
            var headers = Headers(1, header);
            if (check == KsRequestCheck.HeaderSize)
            {
                MemoryMarshal.Write(headers, in header);
            }

            Array.Resize(ref headers, length ?? headers.Length);
            (await (code == KsControlCode.ReadStream ? output : input).StreamIoAsync(code, headers, Memories(1, 10)))
                .Should().Be(new KsAnswer(status, 0, check));
            _received.Should().BeEmpty();
        });

    private async Task<(Pin Input, Pin Output)> OpenAsync(Machine machine, HwReceivePacketRoutine onData)
    {
        var filter = await machine.OpenAsync(new EchoDevice
        {
            OnOpen = static stream => stream.StreamHeaderMediaSpecific = Extension,
            OnData = srb =>
            {
                _received.Add(srb);
                onData(srb);
                EchoDevice.Succeed(srb);
            },
        });
        return (await filter.OpenInputAsync(), await filter.OpenOutputAsync());
    }
}
