using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>Reads and writes. Reference 13.7, 13.10.</summary>
public class PinDataTests
{
    [Fact]
    public void Read_OfSeveralBuffers_IsOneRequestWhoseHeadersComeBack() => Simulation.Run(1, async machine =>
    {
        var requests = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                requests++;
                srb.NumberOfBuffers.Should().Be(3);
                srb.NumberOfBytesToTransfer.Should().Be(60);
                for (var i = 0; i < 3; i++)
                {
                    ref var header = ref srb.CommandData.DataBufferArray[i];
                    header.DataUsed.Should().Be(0);
                    header.DataUsed = header.FrameExtent / 2;
                    header.OptionsFlags = KsStreamHeaderOptions.SplicePoint;
                    srb.GetDataBuffer(i).Span[0] = (byte)(i + 1);
                }

                EchoDevice.Succeed(srb);
            },
        });
        var buffers = new[] { 10, 20, 30 }.Select(size => new StreamBuffer(new KsStreamHeader { DataUsed = 5 }, new byte[size])).ToArray();
        await pin.ReadAsync(buffers);
        requests.Should().Be(1);
        buffers.Select(buffer => buffer.Header.DataUsed).Should().Equal(5, 10, 15);
        buffers.Select(buffer => buffer.Data.Span[0]).Should().Equal(1, 2, 3);
        buffers.Should().OnlyContain(buffer => buffer.Header.OptionsFlags == KsStreamHeaderOptions.SplicePoint);
    });

    [Fact]
    [Conformance("1 READ_DATA", "2 StrMiniReceiveStreamDataPacket", "2 default-handlers")]
    public void Read_OfOneBuffer_ReturnsTheFilledHeader() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                ref var header = ref srb.CommandData.DataBufferArray[0];
                header.Size.Should().Be(KsStreamHeader.NativeSize);
                header.DataUsed = 3;
                header.Duration = 77;
                EchoDevice.Succeed(srb);
            },
        });
        var header = await pin.ReadAsync(new byte[10]);
        (header.DataUsed, header.Duration, header.FrameExtent).Should().Be((3, 77, 10));
    });

    [Fact]
    [Conformance("1 WRITE_DATA")]
    public void Write_Always_CarriesHeaderAndData() => Simulation.Run(1, async machine =>
    {
        var seen = new List<(KsStreamHeader Header, byte[] Data)>();
        var pin = await machine.OpenPinAsync(
            new EchoDevice
            {
                OnData = srb =>
                {
                    seen.Add((srb.CommandData.DataBufferArray[0], srb.GetDataBuffer(0).ToArray()));
                    EchoDevice.Succeed(srb);
                },
            },
            EchoDevice.Input);
        await pin.WriteAsync(new KsStreamHeader { OptionsFlags = KsStreamHeaderOptions.TimeValid, Duration = 5 }, new byte[] { 1, 2, 3 });
        var (header, data) = seen.Should().ContainSingle().Subject;
        data.Should().Equal(1, 2, 3);
        (header.DataUsed, header.FrameExtent, header.Duration, header.OptionsFlags)
            .Should().Be((3, 3, 5, KsStreamHeaderOptions.TimeValid));
    });

    [Fact]
    public void ReadAll_UntilTheEndOfTheStream_KeepsTheOrder() => Seeds.Each(50, async machine =>
    {
        var next = 0;
        var held = new Stack<HwStreamRequestBlock>();
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
                var number = next++;
                if (number > 9)
                {
                    // Nothing follows: these stay until they are cancelled.
                    return;
                }

                ref var header = ref srb.CommandData.DataBufferArray[0];
                header.DataUsed = 4;
                header.OptionsFlags = number == 9 ? KsStreamHeaderOptions.EndOfStream : KsStreamHeaderOptions.None;
                BitConverter.TryWriteBytes(srb.GetDataBuffer(0).Span, number);
                held.Push(srb);

                // The last that came is completed first.
                while ((number % 3 == 2 || number == 9) && held.TryPop(out var last))
                {
                    EchoDevice.Succeed(last);
                }
            },
        });
        var numbers = new List<int>();
        await foreach (var buffer in pin.ReadAllAsync(16, depth: 3))
        {
            buffer.Data.Length.Should().Be(4);
            numbers.Add(BitConverter.ToInt32(buffer.Data.Span));
        }

        numbers.Should().Equal(Enumerable.Range(0, 10));
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void ReadAll_LeftEarly_CancelsWhatIsOutstanding() => Simulation.Run(1, async machine =>
    {
        var seen = 0;
        var cancelled = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
                if (seen++ < 2)
                {
                    EchoDevice.Succeed(srb);
                }
            },
            OnCancel = srb =>
            {
                cancelled++;
                srb.Status = NtStatus.Cancelled;
                srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
            },
        });
        var got = 0;
        await foreach (var buffer in pin.ReadAllAsync(16))
        {
            if (++got == 2)
            {
                break;
            }
        }

        cancelled.Should().Be(seen - 2).And.BePositive();
    });

    [Fact]
    public void ReadAll_WithACancelledToken_Throws() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = static _ => { } });
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1), machine.TimeProvider);
        var reading = async () =>
        {
            await foreach (var buffer in pin.ReadAllAsync(16, cancellationToken: source.Token))
            {
                buffer.Data.Length.Should().Be(-1);
            }
        };
        await reading.Should().ThrowAsync<OperationCanceledException>();
    });

    [Fact]
    public void DataCalls_AgainstTheDirection_AreRefused() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice());
        var input = await filter.OpenInputAsync();
        var output = await filter.OpenOutputAsync();
        FluentActions.Invoking(() => input.ReadAsync(new byte[1])).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => output.WriteAsync(default, new byte[1])).Should().Throw<InvalidOperationException>();
    });

    [Fact]
    public void Buffers_ThatMakeNoSense_AreRefused() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice(), EchoDevice.Input);
        FluentActions.Invoking(() => pin.WriteAsync(Memory<StreamBuffer>.Empty)).Should().Throw<ArgumentException>();
        var tooMuch = new[] { new StreamBuffer(new KsStreamHeader { DataUsed = 2 }, new byte[1]) };
        FluentActions.Invoking(() => pin.WriteAsync(tooMuch)).Should().Throw<ArgumentException>();
    });

    [Fact]
    public void EveryCall_AfterClose_IsRefused() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice());
        var pin = await filter.OpenOutputAsync();
        await pin.CloseAsync();
        await pin.CloseAsync();
        FluentActions.Invoking(() => pin.ReadAsync(new byte[1])).Should().Throw<ObjectDisposedException>();
        await FluentActions.Awaiting(() => pin.SetStateAsync(KsState.Run)).Should().ThrowAsync<ObjectDisposedException>();
        await FluentActions.Awaiting(pin.GetStateAsync).Should().ThrowAsync<ObjectDisposedException>();
        await FluentActions.Awaiting(pin.CreateClockAsync).Should().ThrowAsync<ObjectDisposedException>();
        await filter.CloseAsync();
        await FluentActions.Awaiting(filter.OpenOutputAsync).Should().ThrowAsync<ObjectDisposedException>();
    });

    [Fact]
    public void Await_Twice_IsRefused() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice());
        var read = pin.ReadAsync(new byte[1]);
        await read;
        await FluentActions.Awaiting(async () => await read).Should().ThrowAsync<InvalidOperationException>();
    });
}
