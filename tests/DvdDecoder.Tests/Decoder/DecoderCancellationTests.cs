using DvdDecoder.Board;
using DvdDecoder.Tests.Player.ProgramStream;
using DvdPlayer.ProgramStream;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace DvdDecoder.Tests.Decoder;

/// <summary>Requests that end before their time: cancelled, timed out, closed, or their card pulled out.</summary>
public sealed class DecoderCancellationTests
{
    private static readonly byte[] Program = Clip.Bytes(Clip.NtscLpcm);

    [Fact]
    public async Task Write_CancelledWhileItsPacketWaits_TheOthersPlayExactly()
    {
        await using var play = await DecoderPlay.StartAsync(video: false);
        await play.SetStateAsync(KsState.Run);
        using var cancellation = new CancellationTokenSource();
        var packets = Splitting.Of(Program).Packets.Where(packet => packet.Kind == StreamKind.Lpcm).ToArray();

        // Nobody reads yet: the card fills up, and the rest waits in the ring.
        var writes = new List<Task>();
        var unwanted = Task.CompletedTask;
        for (var i = 0; i < packets.Length; i++)
        {
            if (i == packets.Length - 20)
            {
                unwanted = play.AudioIn!.WriteAsync(default, new byte[2000], cancellation.Token).AsTask();
            }

            writes.Add(play.AudioIn!.WriteAsync(HeaderOf(i, packets[i]), WithHeader(packets[i])).AsTask());
        }

        writes.Add(play.AudioIn!.WriteAsync(new KsStreamHeader { OptionsFlags = KsStreamHeaderOptions.EndOfStream }, default).AsTask());
        unwanted.IsCompleted.Should().BeFalse();
        await cancellation.CancelAsync();
        await unwanted.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();

        var recording = new DecoderRecording();
        await DecoderPlay.ReadAsync(play.AudioOut, 8192, 8, recording.AddBlock);
        await Task.WhenAll(writes);

        recording.SamplesHash.Should().Be(DecoderPlayTests.ClipSamplesHash);
        play.ShouldBeHealthy();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Read_CancelledWhileItWaits_TheOthersGetEverything(int cancelled)
    {
        await using var play = await DecoderPlay.StartAsync(video: false);
        await play.SetStateAsync(KsState.Run);
        using var cancellation = new CancellationTokenSource();
        var recording = new DecoderRecording();
        var reads = new List<(Task<KsStreamHeader> Read, byte[] Buffer)>();
        for (var i = 0; i < 6; i++)
        {
            var buffer = new byte[8192];
            reads.Add((play.AudioOut!.ReadAsync(buffer, i == cancelled ? cancellation.Token : default).AsTask(), buffer));
        }

        await cancellation.CancelAsync();
        await reads[cancelled].Read.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        reads.RemoveAt(cancelled);
        var writing = play.WriteAsync(Program);
        foreach (var (read, buffer) in reads)
        {
            recording.AddBlock(await read, buffer);
        }

        await DecoderPlay.ReadAsync(play.AudioOut, 8192, 8, recording.AddBlock);
        await writing;

        recording.SamplesHash.Should().Be(DecoderPlayTests.ClipSamplesHash);
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Read_CancelledOverAndOverWhilePlaying_NoPictureIsLost()
    {
        await using var play = await DecoderPlay.StartAsync();
        await play.SetStateAsync(KsState.Run);
        var recording = new DecoderRecording();
        var writing = play.WriteAsync(Program);
        var audio = DecoderPlay.ReadAsync(play.AudioOut, 8192, 8, recording.AddBlock);
        for (var turn = 0; ; turn++)
        {
            using var cancellation = new CancellationTokenSource();
            var read = play.VideoOut!.ReadAsync(Memory<byte>.Empty, cancellation.Token).AsTask();
            if (turn % 3 == 0)
            {
                await cancellation.CancelAsync();
            }

            try
            {
                var header = await read;
                if (header.OptionsFlags.HasFlag(KsStreamHeaderOptions.EndOfStream))
                {
                    break;
                }

                recording.Pictures.Add(header);
            }
            catch (OperationCanceledException)
            {
            }
        }

        await Task.WhenAll(writing, audio);
        recording.Pictures.Should().HaveCount(60);
        recording.SamplesHash.Should().Be(DecoderPlayTests.ClipSamplesHash);
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Close_InRunWithoutStop_EverythingComesBack()
    {
        await using var play = await DecoderPlay.StartAsync();
        var (reads, writing) = await BeginAsync(play);

        foreach (var pin in play.Pins.ToArray())
        {
            await pin.CloseAsync();
        }

        await ShouldEndAsync(reads);
        await ShouldEndAsync([writing]);
        play.ShouldBeHealthy();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Remove_WhilePlaying_EverythingComesBack(bool isSurprise)
    {
        await using var play = await DecoderPlay.StartAsync();
        var (reads, writing) = await BeginAsync(play);

        var removal = isSurprise ? await play.Device.SurpriseRemoveAsync() : await play.Device.RemoveAsync();

        await ShouldEndAsync(reads);
        await ShouldEndAsync([writing]);
        removal.IsClean.Should().BeTrue();
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Write_CardDoesNotInterrupt_TimeoutEndsIt()
    {
        var board = new DecoderBoard { Decode = false, LosesInterrupts = true };
        await using var play = await DecoderPlay.StartAsync(board, DecoderPlay.Maximum with { RequestTimeoutSeconds = 1 }, video: false);
        await play.SetStateAsync(KsState.Run);
        var packet = Splitting.Of(Program).Packets.First(packet => packet.Kind == StreamKind.Lpcm);

        var write = play.AudioIn!.WriteAsync(default, WithHeader(packet)).AsTask();
        write.IsCompleted.Should().BeFalse();

        // The card has done its part; only its word is missing.
        await write.WaitAsync(TimeSpan.FromSeconds(20));
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Read_NothingIsPlayed_TimesOutInRunAndNotInPause()
    {
        await using var play = await DecoderPlay.StartAsync(options: DecoderPlay.Maximum with { RequestTimeoutSeconds = 1 }, video: false);
        await play.AudioOut!.SetStateAsync(KsState.Pause);
        var parked = play.AudioOut.ReadAsync(new byte[64]).AsTask();

        (await Task.WhenAny(parked, Task.Delay(TimeSpan.FromSeconds(2.5)))).Should().NotBeSameAs(parked);
        await play.AudioOut.SetStateAsync(KsState.Run);

        (await parked.Invoking(task => task.WaitAsync(TimeSpan.FromSeconds(20))).Should().ThrowAsync<StreamRequestException>())
            .Which.Status.Should().Be(NtStatus.IoDeviceError);
    }

    [Fact]
    public async Task Stop_ReadsOutstanding_CompleteEmpty()
    {
        await using var play = await DecoderPlay.StartAsync();
        await play.SetStateAsync(KsState.Run);
        var read = play.VideoOut!.ReadAsync(new byte[64]).AsTask();

        await play.StopAsync();

        (await read).DataUsed.Should().Be(0);
        (await play.VideoOut.ReadAsync(new byte[64])).DataUsed.Should().Be(0);
        play.ShouldBeHealthy();
    }

    internal static byte[] WithHeader(SplitPacket packet)
    {
        // Id, frames, and a pointer that names the first byte after the header; then the parameters and samples.
        return [0xA0, 1, 0, 4, .. packet.Payload];
    }

    private static KsStreamHeader HeaderOf(int index, SplitPacket packet) => new()
    {
        PresentationTime = KsTime.FromTicks(StreamTime.ToTime(packet.Pts ?? 0)),
        OptionsFlags = packet.Pts is null || index > 0 ? KsStreamHeaderOptions.None : KsStreamHeaderOptions.TimeValid,
    };

    private static async Task<(Task[] Reads, Task Writing)> BeginAsync(DecoderPlay play)
    {
        await play.SetStateAsync(KsState.Run);
        var writing = play.WriteAsync(Program, loops: 5);
        for (var i = 0; i < 5; i++)
        {
            await play.VideoOut!.ReadAsync(Memory<byte>.Empty);
            await play.AudioOut!.ReadAsync(new byte[4096]);
        }

        var reads = Enumerable.Range(0, 40).Select(i => (Task)(i % 2 == 0
            ? play.VideoOut!.ReadAsync(Memory<byte>.Empty).AsTask()
            : play.AudioOut!.ReadAsync(new byte[4096]).AsTask())).ToArray();
        return (reads, writing);
    }

    private static async Task ShouldEndAsync(IEnumerable<Task> tasks)
    {
        foreach (var task in tasks)
        {
            try
            {
                await task.WaitAsync(TimeSpan.FromSeconds(30));
            }
            catch (Exception exception) when (exception is OperationCanceledException or StreamRequestException or ObjectDisposedException)
            {
            }
        }
    }
}
