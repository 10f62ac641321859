using DvdDecoder.Board;
using DvdDecoder.Tests.Player.ProgramStream;
using StreamClass.Testing;

namespace DvdDecoder.Tests.Decoder;

/// <summary>The clip through card and minidriver in virtual time: the host measures, and nothing of the real machine disturbs it.</summary>
public sealed class DecoderSimulationTests
{
    private static readonly TimeSpan HalfFrame = TimeSpan.FromTicks(DecoderPlayTests.FrameTime / 2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Play_ClipInTheSimulation_IsExactAndEveryPictureIsInTime(ulong seed)
    {
        var program = Clip.Bytes(Clip.NtscLpcm);
        DecoderRecording? recording = null;

        Simulation.Run(seed, async machine => recording = await PlayAsync(machine, new DecoderBoard(), program));

        recording!.Pictures.Should().HaveCount(60);
        recording.PicturesHash.Should().Be(DecoderPlayTests.HashOfDecodedPictures(program));
        recording.SamplesHash.Should().Be(DecoderPlayTests.ClipSamplesHash);
        recording.Offsets.Should().HaveCount(60);
        recording.LargestOffset.Should().BeLessThanOrEqualTo(HalfFrame);
    }

    [Fact]
    public void Play_PictureDelayedOnPurpose_IsSeenByTheHost()
    {
        DecoderRecording? recording = null;
        var board = new DecoderBoard { Decode = false, PresentationDelay = HalfFrame + TimeSpan.FromMilliseconds(1) };

        Simulation.Run(1, async machine => recording = await PlayAsync(machine, board, Clip.Bytes(Clip.NtscLpcm)));

        recording!.Pictures.Should().HaveCount(60);
        recording.LargestOffset.Should().BeGreaterThan(HalfFrame);
    }

    [Fact]
    public void Play_SoundIsNotRead_PicturesThatAreDueStillReachALateRead() => Simulation.Run(1, async machine =>
    {
        var play = await DecoderPlay.StartAsync(machine);
        await play.SetStateAsync(StreamClass.Ks.KsState.Run);
        var writing = play.WriteAsync(Clip.Bytes(Clip.NtscLpcm));

        // By now the sound that nobody reads has filled the card, and its clock stands.
        await Task.Delay(TimeSpan.FromSeconds(3), machine.TimeProvider);
        var first = await play.VideoOut!.ReadAsync(Memory<byte>.Empty);
        var second = await play.VideoOut.ReadAsync(Memory<byte>.Empty);

        second.PresentationTime.ToTicks().Should().BeGreaterThan(first.PresentationTime.ToTicks());
        await play.StopAsync();
        await writing;
    });

    [Fact]
    public void Play_SameSeedTwice_GivesTheSameTrace()
    {
        var first = Play(7);
        var second = Play(7);
        var other = Play(8);

        second.Trace.Should().Be(first.Trace);
        other.Trace.Should().NotBe(first.Trace);

        static SimulationResult Play(ulong seed) => Simulation.Run(
            seed, machine => PlayAsync(machine, new DecoderBoard { Decode = false }, Clip.Bytes(Clip.NtscLpcm)));
    }

    private static async Task<DecoderRecording> PlayAsync(StreamClass.Machine machine, DecoderBoard board, byte[] program)
    {
        var play = await DecoderPlay.StartAsync(machine, board);
        await using var clock = await play.AudioIn!.CreateClockAsync();
        await play.VideoIn!.SetMasterClockAsync(clock);
        var recording = await play.RunAsync(program, clock: clock);
        play.ShouldBeHealthy();
        return recording;
    }
}
