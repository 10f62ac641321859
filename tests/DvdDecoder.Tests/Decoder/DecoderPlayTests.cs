using System.Security.Cryptography;
using DvdDecoder.Board;
using DvdDecoder.Board.Chip;
using DvdDecoder.Tests.Player.ProgramStream;
using DvdPlayer.ProgramStream;
using StreamClass;
using StreamClass.Hardware;
using StreamClass.Ks;

namespace DvdDecoder.Tests.Decoder;

/// <summary>The clip through card and minidriver, from pins to pins.</summary>
public sealed class DecoderPlayTests
{
    internal const string ClipSamplesHash = "1180ca3536b1226fcec51fbf96186c02";
    internal const long FrameTime = 333_667;

    [Fact]
    public async Task Play_Clip_GivesEveryPictureInOrderAndEverySample()
    {
        var program = Clip.Bytes(Clip.NtscLpcm);
        await using var play = await DecoderPlay.StartAsync(new DecoderBoard());

        var recording = await play.RunAsync(program);

        recording.Pictures.Should().HaveCount(60);
        recording.Pictures.Select(TimeOf).Should().BeInAscendingOrder();
        recording.PicturesHash.Should().Be(HashOfDecodedPictures(program));
        recording.Samples.Should().HaveCount(384_000);
        recording.SamplesHash.Should().Be(ClipSamplesHash);
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Play_StampsOnFirstPicturesOfGroupsOnly_TimesAreInterpolated()
    {
        await using var play = await DecoderPlay.StartAsync();

        var recording = await play.RunAsync(Clip.Bytes(Clip.NtscLpcm));

        var first = TimeOf(recording.Pictures[0]);
        recording.Pictures.Select((picture, index) => TimeOf(picture) - first - (index * 10_010_000L / 30))
            .Should().OnlyContain(deviation => Math.Abs(deviation) < 200);
    }

    [Fact]
    public async Task Play_ReadOfPicture_DescribesIt()
    {
        await using var play = await DecoderPlay.StartAsync();

        var recording = await play.RunAsync(Clip.Bytes(Clip.NtscLpcm));

        var header = recording.Pictures[0];
        var flags = PictureFlags.FromHeader(header);
        flags.Width.Should().Be(720);
        flags.Height.Should().Be(480);
        flags.Type.Should().Be('I');
        flags.Size.Should().Be(720 * 480 * 3 / 2);
        header.Duration.Should().BeInRange(FrameTime - 1, FrameTime);
        header.OptionsFlags.Should().Be(KsStreamHeaderOptions.TimeValid | KsStreamHeaderOptions.DurationValid);
    }

    [Fact]
    public async Task Play_ReadOfSamples_DescribesThem()
    {
        await using var play = await DecoderPlay.StartAsync();

        var recording = await play.RunAsync(Clip.Bytes(Clip.NtscLpcm));

        var flags = AudioFlags.FromHeader(recording.Blocks[0]);
        flags.SampleRate.Should().Be(48_000);
        flags.Channels.Should().Be(2);
        flags.BitsPerSample.Should().Be(16);
        recording.Blocks.Should().HaveCount(100).And.OnlyContain(block => block.DataUsed == 3840 && block.Duration == 200_000);
    }

    [Fact]
    public async Task Play_ThreeLoops_GoesOnWithoutASeam()
    {
        await using var play = await DecoderPlay.StartAsync();

        var recording = await play.RunAsync(Clip.Bytes(Clip.NtscLpcm), loops: 3);

        recording.Pictures.Should().HaveCount(180);
        recording.Pictures.Select(TimeOf).Should().BeInAscendingOrder();
        recording.Samples.Should().HaveCount(3 * 384_000);
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Play_CardShowsTooLate_HostsMeasureTells()
    {
        // That pictures of a good card are in time is measured in the simulation: here the machine itself may be late.
        var options = new MachineOptions { OscillatorSpeed = OscillatorSpeed.RealTime };
        var board = new DecoderBoard { Decode = false, PresentationDelay = TimeSpan.FromMilliseconds(25) };
        await using var play = await DecoderPlay.StartAsync(board, options);
        await using var clock = await play.AudioIn!.CreateClockAsync();

        var recording = await play.RunAsync(Clip.Bytes(Clip.NtscLpcm), clock: clock);

        recording.Pictures.Should().HaveCount(60);
        recording.LargestOffset.Ticks.Should().BeGreaterThan(FrameTime / 2);
    }

    [Fact]
    public async Task Play_VideoOnly_ShowsAllPictures()
    {
        await using var play = await DecoderPlay.StartAsync(audio: false);

        var recording = await play.RunAsync(Clip.Bytes(Clip.NtscLpcm));

        recording.Pictures.Should().HaveCount(60);
        play.Board.PicturesShown.Should().Be(60);
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Play_AudioOnly_GivesAllSamples()
    {
        await using var play = await DecoderPlay.StartAsync(video: false);

        var recording = await play.RunAsync(Clip.Bytes(Clip.NtscLpcm));

        recording.SamplesHash.Should().Be(ClipSamplesHash);
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Play_StoppedInTheMiddleAndRestarted_PlaysAsIfNothingHadBeen()
    {
        var program = Clip.Bytes(Clip.NtscLpcm);
        await using var play = await DecoderPlay.StartAsync();
        await play.SetStateAsync(KsState.Run);
        var clock = await play.AudioIn!.CreateClockAsync();
        var writing = play.WriteAsync(program);
        for (var i = 0; i < 10; i++)
        {
            await play.VideoOut!.ReadAsync(Memory<byte>.Empty);
        }

        clock.GetTime().Should().BePositive();
        await play.StopAsync();
        await writing;
        clock.GetTime().Should().Be(0);

        var recording = await play.RunAsync(program);

        recording.Pictures.Should().HaveCount(60);
        recording.SamplesHash.Should().Be(ClipSamplesHash);
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Play_TwoCards_DoNotDisturbEachOther()
    {
        var program = Clip.Bytes(Clip.NtscLpcm);
        await using var first = await DecoderPlay.StartAsync();
        await using var second = await DecoderPlay.StartAsync();

        var recordings = await Task.WhenAll(first.RunAsync(program), second.RunAsync(program));

        recordings.Should().OnlyContain(recording => recording.Pictures.Count == 60 && recording.SamplesHash == ClipSamplesHash);
    }

    internal static long TimeOf(KsStreamHeader header) => header.PresentationTime.ToTicks();

    internal static string HashOfDecodedPictures(byte[] program)
    {
        var decoder = new VideoDecoder();
        decoder.Feed(Splitting.Of(program).Elementary(StreamKind.Video, 0));
        decoder.Flush();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        while (decoder.DecodeNext() || decoder.WaitingPictures > 0)
        {
            while (decoder.TryTakePicture(out var picture))
            {
                foreach (var plane in new[] { picture.Y, picture.Cb, picture.Cr })
                {
                    var samples = new byte[plane.Width * plane.Height];
                    plane.CopyTo(samples);
                    hash.AppendData(samples);
                }

                picture.Dispose();
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
