using DvdDecoder.Board;
using DvdDecoder.Tests.Player.ProgramStream;
using StreamClass;
using StreamClass.Kernel;
using StreamClass.Testing;

namespace DvdDecoder.Tests.Decoder;

/// <summary>A host that plays the clip, and bears it when the card is pulled out: it looks at what it has got, and plugs the card in again.</summary>
public sealed class ClipUnderRemoval
{
    private static readonly TimeSpan Frame = TimeSpan.FromTicks(DecoderPlayTests.FrameTime);

    private readonly byte[] _program = Clip.Bytes(Clip.NtscLpcm);
    private readonly DecoderRecording _whole = new();
    private readonly bool _decodes;
    private readonly bool _playsAgain;

    /// <param name="decodes">Whether the card makes pictures, or only shows that there would be one.</param>
    /// <param name="playsAgain">Whether the card that was plugged in again plays the whole clip, or is opened only.</param>
    public ClipUnderRemoval(bool decodes = false, bool playsAgain = false)
    {
        _decodes = decodes;
        _playsAgain = playsAgain;
        Simulation.Run(1, machine => PlayAsync(machine, CreateBoard(), _whole));
        _whole.SamplesHash.Should().Be(DecoderPlayTests.ClipSamplesHash);
    }

    /// <summary>The scenario.</summary>
    public async Task PlayAsync(Machine machine)
    {
        var board = CreateBoard();
        var recording = new DecoderRecording();
        try
        {
            await PlayAsync(machine, board, recording);
        }
        catch (Exception exception) when (exception is StreamRequestException or OperationCanceledException or ObjectDisposedException)
        {
            SaysThatTheCardIsGone(exception).Should().BeTrue("this came back: {0}", exception);
            recording.IsBeginningOf(_whole).Should().BeTrue("what came before the end is what the clip begins with");
            await ReplugAsync(machine, board);
            throw;
        }

        ShouldBeWhole(recording);
    }

    private async Task PlayAsync(Machine machine, DecoderBoard board, DecoderRecording recording)
    {
        var play = await DecoderPlay.StartAsync(machine, board);
        try
        {
            await using var clock = await play.AudioIn!.CreateClockAsync();
            await play.VideoIn!.SetMasterClockAsync(clock);
            recording.Clock = clock;
            await play.RunAsync(_program, recording);
        }
        finally
        {
            foreach (var left in play.Left)
            {
                await ShouldEndAsync(left);
            }

            ShouldBeInTime(recording);
            board.Fault.Should().BeNull();
        }
    }

    private DecoderBoard CreateBoard() => new() { Decode = _decodes };

    private async Task ReplugAsync(Machine machine, DecoderBoard board)
    {
        if (board.IsAttached)
        {
            // It was not started when it disappeared, and nothing was asked of it since.
            return;
        }

        if (!_playsAgain)
        {
            await DecoderPlay.StartAsync(machine, board);
            return;
        }

        var recording = new DecoderRecording();
        await PlayAsync(machine, board, recording);
        ShouldBeWhole(recording);
    }

    private void ShouldBeWhole(DecoderRecording recording)
    {
        recording.Pictures.Should().HaveCount(60);
        recording.SamplesHash.Should().Be(DecoderPlayTests.ClipSamplesHash);
        recording.IsBeginningOf(_whole).Should().BeTrue();
    }

    /// <summary>The clock of a card that is gone stands; it neither jumps nor goes back.</summary>
    private static void ShouldBeInTime(DecoderRecording recording)
    {
        var last = 0L;
        foreach (var (picture, offset) in recording.Pictures.Zip(recording.Offsets))
        {
            var time = picture.PresentationTime.ToTicks() + offset.Ticks;
            time.Should().BeGreaterThanOrEqualTo(last);
            offset.Should().BeLessThan(Frame);
            last = time;
        }
    }

    private static async Task ShouldEndAsync(Task request)
    {
        try
        {
            await request;
        }
        catch (Exception exception) when (SaysThatTheCardIsGone(exception))
        {
        }
    }

    /// <summary>What a host is told of a device that has disappeared, or was not there when it was to be started.</summary>
    private static bool SaysThatTheCardIsGone(Exception exception) =>
        exception is StreamRequestException { Status: NtStatus.DeviceRemoved or NtStatus.NoSuchDevice }
            or OperationCanceledException or ObjectDisposedException;
}
