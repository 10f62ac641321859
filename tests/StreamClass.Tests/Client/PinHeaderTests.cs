using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>Headers, their flags and what lies beside them. Reference 13.10.</summary>
public class PinHeaderTests
{
    private static readonly KsFrameInfo Picture = new()
    {
        ExtendedHeaderSize = KsFrameInfo.NativeSize, PictureNumber = 7, DropCount = 2, FrameFlags = KsVideoFrameFlags.P,
    };

    public static TheoryData<uint> Flags => [0x1, 0x2, 0x4, 0x10, 0x40, 0x80, 0x100, 0x200, 0x400, 0x800, 0x80000000];

    [Theory]
    [MemberData(nameof(Flags))]
    [Conformance("13.10 SPLICEPOINT", "13.10 PREROLL", "13.10 DATADISCONTINUITY", "13.10 TIMEVALID", "13.10 DURATIONVALID")]
    [Conformance("13.10 TIMEDISCONTINUITY", "13.10 FLUSHONPAUSE", "13.10 ENDOFSTREAM", "13.10 BUFFEREDTRANSFER", "13.10 LOOPEDDATA")]
    [Conformance("13.10 KS_AM_UseNewCSSKey")]
    public void Flags_OfAHeader_GoThroughBothWays(uint value) => Simulation.Run(1, async machine =>
    {
        var flag = (KsStreamHeaderOptions)value;
        var time = new KsTime { Time = 3, Numerator = 2, Denominator = 1 };
        var seen = new List<KsStreamHeader>();
        var filter = await machine.OpenAsync(new EchoDevice
        {
            OnData = srb =>
            {
                ref var header = ref srb.CommandData.DataBufferArray[0];
                if (srb.Command == SrbCommand.ReadData)
                {
                    (header.OptionsFlags, header.TypeSpecificFlags, header.PresentationTime, header.Duration) = (flag, 1, time, 9);
                }

                seen.Add(header);
                EchoDevice.Succeed(srb);
            },
        });
        var written = new KsStreamHeader { OptionsFlags = flag, TypeSpecificFlags = 1, PresentationTime = time, Duration = 9 };
        await (await filter.OpenInputAsync()).WriteAsync(written, new byte[1]);
        seen.Add(await (await filter.OpenOutputAsync()).ReadAsync(new byte[1]));
        seen.Should().HaveCount(3).And.AllSatisfy(header =>
            (header.OptionsFlags, header.TypeSpecificFlags, header.PresentationTime, header.Duration).Should().Be((flag, 1u, time, 9L)));
    });

    [Fact]
    [Conformance("13.10 DATADISCONTINUITY")]
    public void Write_OfADiscontinuityWithoutData_Arrives() => Simulation.Run(1, async machine =>
    {
        var seen = new List<KsStreamHeader>();
        var pin = await machine.OpenPinAsync(
            new EchoDevice
            {
                OnData = srb =>
                {
                    seen.Add(srb.CommandData.DataBufferArray[0]);
                    EchoDevice.Succeed(srb);
                },
            },
            EchoDevice.Input);
        await pin.WriteAsync(new KsStreamHeader { OptionsFlags = KsStreamHeaderOptions.DataDiscontinuity }, ReadOnlyMemory<byte>.Empty);
        seen.Should().ContainSingle().Which.OptionsFlags.Should().Be(KsStreamHeaderOptions.DataDiscontinuity);
    });

    [Fact]
    [Conformance("13.10 header-extension")]
    public void Extension_OfEachHeader_GoesToTheMinidriverAndComesBack() => Simulation.Run(1, async machine =>
    {
        var sizes = new List<uint>();
        var filter = await machine.OpenAsync(Extended(srb =>
        {
            for (var i = 0; i < srb.NumberOfBuffers; i++)
            {
                sizes.Add(srb.CommandData.DataBufferArray[i].Size);
                var extension = srb.GetHeaderExtension(i).Span;
                var picture = KsStructure.Read<KsFrameInfo>(extension);
                picture.PictureNumber += i + 1;
                KsStructure.Write(extension, in picture);
            }
        }));
        var output = await filter.OpenOutputAsync();
        output.HeaderExtensionSize.Should().Be(KsFrameInfo.NativeSize);
        var reads = Enumerable.Range(0, 2)
            .Select(_ => new StreamBuffer(default, new byte[4], KsStructure.ToArray(in Picture))).ToArray();
        await output.ReadAsync(reads);
        sizes.Should().Equal(128, 128);
        reads.Select(read => KsStructure.Read<KsFrameInfo>(read.Extension.Span).PictureNumber).Should().Equal(8, 9);

        // What a minidriver does to the extension of a write stays with it.
        var input = await filter.OpenInputAsync();
        var write = new[] { new StreamBuffer(default, new byte[4], KsStructure.ToArray(in Picture)) };
        await input.WriteAsync(write);
        KsStructure.Read<KsFrameInfo>(write[0].Extension.Span).Should().Be(Picture);
    });

    [Fact]
    [Conformance("13.10 header-extension")]
    public void Extension_TheClientDoesNotGive_IsZero() => Simulation.Run(1, async machine =>
    {
        var seen = new List<byte[]>();
        var pin = await machine.OpenPinAsync(Extended(srb =>
        {
            seen.Add(srb.GetHeaderExtension(0).ToArray());
            srb.GetHeaderExtension(0).Span.Fill(1);
        }));
        await pin.ReadAsync(new byte[4]);
        await pin.ReadAsync(new byte[4]);
        seen.Should().HaveCount(2).And.AllSatisfy(bytes => bytes.Should().HaveCount(72).And.OnlyContain(value => value == 0));
    });

    [Fact]
    public void Extension_OfAnotherSize_IsRefused() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(Extended(static _ => { }));
        var pin = await filter.OpenOutputAsync();
        var buffers = new[] { new StreamBuffer(default, new byte[4], new byte[71]) };
        FluentActions.Invoking(() => pin.ReadAsync(buffers)).Should().Throw<ArgumentException>();
    });

    [Fact]
    public void Workspace_OfEachHeader_IsTheMinidriversOwn() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnOpen = static stream => (stream.StreamHeaderMediaSpecific, stream.StreamHeaderWorkspace) = (8, 24),
            OnData = srb =>
            {
                for (var i = 0; i < 3; i++)
                {
                    srb.GetHeaderWorkspace(i).Length.Should().Be(24);
                    srb.GetHeaderWorkspace(i).Span.Fill((byte)(i + 1));
                    srb.GetHeaderExtension(i).Span.Fill((byte)(i + 11));
                }

                for (var i = 0; i < 3; i++)
                {
                    srb.GetHeaderWorkspace(i).ToArray().Should().OnlyContain(value => value == i + 1);
                    srb.GetHeaderExtension(i).ToArray().Should().OnlyContain(value => value == i + 11);
                }

                FluentActions.Invoking(() => srb.GetHeaderWorkspace(3)).Should().Throw<ArgumentOutOfRangeException>();
                EchoDevice.Succeed(srb);
            },
        });
        await pin.ReadAsync(Enumerable.Range(0, 3).Select(_ => new StreamBuffer(default, new byte[1])).ToArray());
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    [Conformance("13.10 write-headers-unchanged")]
    public void Headers_OfAWrite_StayAsTheClientMadeThem() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(
            new EchoDevice
            {
                OnData = srb =>
                {
                    srb.CommandData.DataBufferArray[0].Duration = 99;
                    EchoDevice.Succeed(srb);
                },
            },
            EchoDevice.Input);
        var buffers = new[] { new StreamBuffer(new KsStreamHeader { Duration = 5, DataUsed = 1 }, new byte[1]) };
        await pin.WriteAsync(buffers);
        buffers[0].Header.Duration.Should().Be(5);
    });

    [Fact]
    [Conformance("13.10 read-data-used-exit")]
    public void Read_CompletedWithMoreThanTheBufferHolds_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.CommandData.DataBufferArray[0].DataUsed = 11;
                EchoDevice.Succeed(srb);
            },
        });
        (await pin.ReadAsync(new byte[10]).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
        machine.BugChecks.Should().ContainSingle().Which.Message.Should().Contain("DataUsed 11");
    }, OnPurpose.UncaughtBugCheck);

    [Fact]
    [Conformance("13.10 KSTIME")]
    public void Time_OfAFraction_IsMultipliedFirst()
    {
        new KsTime { Time = 1, Numerator = 10_000_000, Denominator = 3 }.ToTicks().Should().Be(3_333_333);
        new KsTime { Time = long.MaxValue, Numerator = 3, Denominator = 3 }.ToTicks().Should().Be(long.MaxValue);
        new KsTime { Time = 2, Numerator = 1, Denominator = 3 }.ToTicks().Should().Be(0);
        new KsTime { Time = 2, Numerator = 5, Denominator = 3 }.ToTicks().Should().Be(3);
    }

    [Theory]
    [InlineData(0u, 1u)]
    [InlineData(1u, 0u)]
    [Conformance("13.10 kstime-fraction")]
    public void Write_WithATimeWithoutAFraction_IsRefused(uint numerator, uint denominator) => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice(), EchoDevice.Input);
        var header = new KsStreamHeader
        {
            OptionsFlags = KsStreamHeaderOptions.TimeValid,
            PresentationTime = new KsTime { Time = 1, Numerator = numerator, Denominator = denominator },
        };
        FluentActions.Invoking(() => pin.WriteAsync(header, new byte[1])).Should().Throw<ArgumentException>();
        await pin.WriteAsync(header with { OptionsFlags = KsStreamHeaderOptions.None }, new byte[1]);
    });

    [Fact]
    public void SetTime_OfAHeader_IsWhatItSays()
    {
        var header = new KsStreamHeader { OptionsFlags = KsStreamHeaderOptions.SplicePoint };
        (header.PresentationTicks, header.DurationTicks).Should().Be(((long?)null, (long?)null));
        header.SetTime(500, 40);
        (header.PresentationTicks, header.DurationTicks).Should().Be((500L, 40L));
        header.SetTime(600);
        (header.PresentationTicks, header.DurationTicks).Should().Be((600L, (long?)null));
        header.OptionsFlags.Should().Be(KsStreamHeaderOptions.SplicePoint | KsStreamHeaderOptions.TimeValid);
    }

    private static EchoDevice Extended(HwReceivePacketRoutine onData) => new()
    {
        OnOpen = static stream => stream.StreamHeaderMediaSpecific = KsFrameInfo.NativeSize,
        OnData = srb =>
        {
            onData(srb);
            EchoDevice.Succeed(srb);
        },
    };
}
