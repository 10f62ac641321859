using DvdDecoder.Tests.Player.ProgramStream;
using DvdPlayer.Playback;
using DvdPlayer.ProgramStream;

namespace DvdDecoder.Tests.Player.Playback;

public class PictureDurationsTests
{
    private const int Ntsc = 3003;

    private static readonly byte[] Picture = [0, 0, 1, 0, 0x12, 0x34, 0x56, 0x78];

    [Theory]
    [InlineData(Clip.NtscLpcm, Ntsc, 60)]
    [InlineData(Clip.PalTwoLpcm, 3600, 25)]
    public void Total_Clip_IsThatOfItsPictures(string clip, int ticks, int pictures)
    {
        var durations = new PictureDurations(ticks);
        foreach (var packet in Splitting.Of(Clip.Bytes(clip)).Packets.Where(packet => packet.Kind == StreamKind.Video))
        {
            durations.Note(packet.Payload);
        }

        durations.Total.Should().Be(StreamTime.ToTime(ticks * pictures));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(1000)]
    public void Total_DataInPieces_IsTheSame(int length)
    {
        var durations = new PictureDurations(Ntsc);
        foreach (var piece in Splitting.Of(Clip.Bytes(Clip.NtscMp2Ac3)).Elementary(StreamKind.Video, 0).Chunk(length))
        {
            durations.Note(piece);
        }

        durations.Total.Should().Be(StreamTime.ToTime(Ntsc * 30L));
    }

    [Fact]
    public void Total_FieldPicturesAndRepeatedFields_CountsFields()
    {
        var durations = new PictureDurations(Ntsc);

        durations.Note([.. Picture, .. Extension(structure: 1), .. Picture, .. Extension(structure: 2)]);
        durations.Note([.. Picture, .. Extension(structure: 3, repeats: true), .. Picture, .. Extension(structure: 3)]);

        durations.Total.Should().Be(StreamTime.ToTime((2 + 3 + 2) * Ntsc / 2));
    }

    [Fact]
    public void Total_WithoutExtensions_CountsFrames()
    {
        var durations = new PictureDurations(Ntsc);

        durations.Note([.. Picture, .. Picture, .. Picture]);

        durations.Total.Should().Be(StreamTime.ToTime(3 * Ntsc));
    }

    [Fact]
    public void Reset_BeginsAgain()
    {
        var durations = new PictureDurations(Ntsc);
        durations.Note([.. Picture, .. Picture]);

        durations.Reset();

        durations.Total.Should().Be(0);
    }

    private static byte[] Extension(int structure, bool repeats = false) =>
        [0, 0, 1, 0xB5, 0x8F, 0xFF, (byte)(0xF0 | structure), (byte)(repeats ? 2 : 0), 0x80];
}
