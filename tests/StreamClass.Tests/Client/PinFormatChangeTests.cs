using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>A format in the middle of the data: TYPECHANGED. Reference 13.10.</summary>
public class PinFormatChangeTests
{
    private static readonly KsDataFormatBlock Other =
        KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);

    private readonly List<(KsStreamHeader Header, byte[] Data, int Extension)> _written = [];

    [Fact]
    [Conformance("13.10 TYPECHANGED", "13.10 typechanged-write", "13.10 typechanged-not-extended", "1 PROPOSE_DATA_FORMAT")]
    public void WriteFormat_AfterItWasAgreedTo_ComesAsOneHeaderAndIsThePinsFormat() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Writing(), EchoDevice.Input);
        (await pin.ProposeDataFormatAsync(Other)).Should().Be(NtStatus.Success);
        pin.Format.Should().BeSameAs(EchoDevice.Format);
        await pin.WriteAsync(default, new byte[5]);
        await pin.WriteFormatAsync(Other);
        await pin.WriteAsync(default, new byte[6]);
        pin.Format.Block.ToArray().Should().Equal(Other.Block.ToArray());
        _written.Select(write => write.Header.DataUsed).Should().Equal(5, KsDataFormat.NativeSize, 6);
        var (header, data, extension) = _written[1];
        header.OptionsFlags.Should().Be(KsStreamHeaderOptions.TypeChanged);
        data.Should().Equal(Other.Block.ToArray());

        // The headers of the stream have 8 bytes behind them, that of the format has none.
        (header.Size, extension).Should().Be((KsStreamHeader.NativeSize, 0));
        _written[2].Extension.Should().Be(8);
    });

    [Fact]
    [Conformance("13.10 typechanged-agreed-before")]
    public void WriteFormat_NotAgreedTo_IsNotSupported() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Writing(), EchoDevice.Input);
        (await pin.WriteFormatAsync(Other).OutcomeAsync()).Should().Be(NtStatus.NotSupported);
        await pin.ProposeDataFormatAsync(Other);
        (await pin.WriteFormatAsync(EchoDevice.Format).OutcomeAsync()).Should().Be(NtStatus.NotSupported);
        _written.Should().BeEmpty();
        pin.Format.Should().BeSameAs(EchoDevice.Format);
    });

    [Fact]
    public void WriteFormat_Refused_ChangesNothing() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(
            new EchoDevice
            {
                OnData = srb =>
                {
                    srb.Status = NtStatus.IoDeviceError;
                    srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
                },
            },
            EchoDevice.Input);
        await pin.ProposeDataFormatAsync(Other);
        (await pin.WriteFormatAsync(Other).OutcomeAsync()).Should().Be(NtStatus.IoDeviceError);
        pin.Format.Should().BeSameAs(EchoDevice.Format);
    });

    [Fact]
    [Conformance("13.10 typechanged-write-alone")]
    public void Write_WithTypeChangedAmongOthers_IsRefused() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Writing(), EchoDevice.Input);
        await pin.ProposeDataFormatAsync(Other);
        var changed = new KsStreamHeader { OptionsFlags = KsStreamHeaderOptions.TypeChanged, DataUsed = KsDataFormat.NativeSize };
        var two = new[] { new StreamBuffer(default, new byte[1]), new StreamBuffer(changed, Other.Block.ToArray()) };
        FluentActions.Invoking(() => pin.WriteAsync(two)).Should().Throw<ArgumentException>();
        await FluentActions.Awaiting(() => pin.WriteAsync(changed, new byte[3]).AsTask()).Should().ThrowAsync<ArgumentException>();
        await pin.WriteAsync(two[1..]);
        _written.Should().ContainSingle();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Conformance("13.10 typechanged-read-pends", "1 GET_DATA_FORMAT")]
    public void Reads_AfterTypeChanged_PendUntilTheFormatIsRead(bool synchronizationOff) => Simulation.Run(1, async machine =>
    {
        var delivered = 0;
        var pin = await machine.OpenPinAsync(Changing(synchronizationOff, () => delivered++));
        (await pin.ReadAsync(new byte[100])).OptionsFlags.Should().Be(KsStreamHeaderOptions.TypeChanged);
        using var source = new CancellationTokenSource();
        var second = pin.ReadAsync(new byte[100]).OutcomeAsync();
        var third = pin.ReadAsync(new byte[100], source.Token).OutcomeAsync();
        await machine.SettleAsync();
        delivered.Should().Be(1);
        source.Cancel();
        (await third).Should().Be(NtStatus.Cancelled);
        (await pin.GetDataFormatAsync()).Should().BeSameAs(Other);
        pin.Format.Should().BeSameAs(Other);
        (await second).Should().Be(NtStatus.Success);
        delivered.Should().Be(2);
        machine.BugChecks.Should().BeEmpty();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_ThatPendForAFormat_ComeBackAtTheClose(bool synchronizationOff) => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Changing(synchronizationOff, () => { }));
        await pin.ReadAsync(new byte[100]);
        var second = pin.ReadAsync(new byte[100]).OutcomeAsync();
        await machine.SettleAsync();
        await pin.CloseAsync();
        (await second).Should().Be(NtStatus.Cancelled);
    });

    [Fact]
    public void Reads_ThatPendForAFormat_GoOnInStop() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Changing(synchronizationOff: false, () => { }));
        await pin.SetStateAsync(KsState.Pause);
        await pin.ReadAsync(new byte[100]);
        var second = pin.ReadAsync(new byte[100]).OutcomeAsync();
        await pin.SetStateAsync(KsState.Stop);
        (await second).Should().Be(NtStatus.Success);
    });

    [Fact]
    public void ReadAll_OverAChangeOfFormat_AsksForItAndGoesOn() => Simulation.Run(1, async machine =>
    {
        var delivered = 0;
        var pin = await machine.OpenPinAsync(Changing(synchronizationOff: false, () => delivered++, last: 5));
        var formats = new List<KsDataFormatBlock>();
        await foreach (var buffer in pin.ReadAllAsync(100, depth: 2))
        {
            formats.Add(pin.Format);
        }

        formats.Should().HaveCount(5).And.AllSatisfy(format => format.Should().BeSameAs(Other));
    });

    [Fact]
    [Conformance("13.10 typechanged-read-last")]
    public void Read_ThatResizesTheHeadersInTheMiddle_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.CommandData.DataBufferArray[0].OptionsFlags = KsStreamHeaderOptions.TypeChanged;
                srb.StreamObject.StreamHeaderMediaSpecific = 16;
                EchoDevice.Succeed(srb);
            },
        });
        var buffers = new[] { new StreamBuffer(default, new byte[1]), new StreamBuffer(default, new byte[1]) };
        (await pin.ReadAsync(buffers).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
        machine.BugChecks.Should().ContainSingle();
    }, OnPurpose.UncaughtBugCheck);

    private EchoDevice Writing() => new()
    {
        OnOpen = static stream => stream.StreamHeaderMediaSpecific = 8,
        OnData = srb =>
        {
            _written.Add((srb.CommandData.DataBufferArray[0], srb.GetDataBuffer(0).ToArray(), srb.GetHeaderExtension(0).Length));
            EchoDevice.Succeed(srb);
        },
    };

    /// <summary>The first read is the new format.</summary>
    private static EchoDevice Changing(bool synchronizationOff, Action delivered, int last = int.MaxValue)
    {
        var count = 0;
        return new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = synchronizationOff },
            OnData = srb =>
            {
                delivered();
                ref var header = ref srb.CommandData.DataBufferArray[0];
                header.OptionsFlags = ++count == 1 ? KsStreamHeaderOptions.TypeChanged
                    : count == last ? KsStreamHeaderOptions.EndOfStream
                    : KsStreamHeaderOptions.None;
                header.DataUsed = KsDataFormat.NativeSize;
                Other.Block.CopyTo(srb.GetDataBuffer(0));
                EchoDevice.Succeed(srb);
            },
            OnControl = srb =>
            {
                if (srb.Command == SrbCommand.GetDataFormat)
                {
                    srb.CommandData.OpenFormat = Other;
                }

                EchoDevice.Succeed(srb);
            },
        };
    }
}
