using System.IO.Compression;
using DvdDecoder.Board.Chip;

namespace DvdDecoder.Tests.Board.Chip;

public class ReferenceDecodingTests
{
    public static TheoryData<string> Streams => new(TestStreams.Names);

    [Theory]
    [MemberData(nameof(Streams))]
    public void DecodeNext_ReferenceStream_EveryPlaneIsTheReferenceDecoders(string name)
    {
        var decoder = new VideoDecoder();

        var hashes = decoder.DecodeAll(TestStreams.Video(name), TestStreams.Hash);

        hashes.Should().Equal(TestStreams.ReferenceLines(name + ".md5"));
        decoder.DamagedSlices.Should().Be(0);
        decoder.DroppedPictures.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Description_ReferenceStream_IsTheReferenceDecoders(string name)
    {
        var descriptions = new VideoDecoder().Describe(TestStreams.Video(name));

        descriptions.Select(Line).Should().Equal(TestStreams.ReferenceLines(name + ".pictures"));

        static string Line(PictureDescription picture)
        {
            var isInterlaced = picture.IsProgressiveFrame ? 0 : 1;
            var isTopFirst = picture.TopFieldFirst ? 1 : 0;
            return $"{picture.Type} {isInterlaced} {isTopFirst} {picture.DurationInFields - 2}";
        }
    }

    [Fact]
    public void DecodeNext_Clip_PlanesAreWithin60Decibels()
    {
        const int PictureSize = 720 * 480 * 3 / 2;
        using var packed = new GZipStream(new MemoryStream(TestStreams.Reference("clip.yuv.gz")), CompressionMode.Decompress);
        var reference = new byte[3 * PictureSize];
        packed.ReadExactly(reference);

        var pictures = new VideoDecoder().DecodeAll(TestStreams.Video("clip"), TestStreams.Planes);

        pictures.Should().HaveCount(60);
        foreach (var (index, number) in new[] { 0, 29, 59 }.Index())
        {
            var expected = reference.AsSpan(index * PictureSize, PictureSize);
            foreach (var (begin, size) in new[] { (0, 345600), (345600, 86400), (432000, 86400) })
            {
                Decibels(pictures[number].AsSpan(begin, size), expected.Slice(begin, size)).Should().BeGreaterThanOrEqualTo(60);
            }
        }
    }

    private static double Decibels(ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected)
    {
        var squares = 0L;
        for (var i = 0; i < actual.Length; i++)
        {
            squares += (actual[i] - expected[i]) * (actual[i] - expected[i]);
        }

        return squares == 0 ? double.PositiveInfinity : 10 * Math.Log10(255.0 * 255 * actual.Length / squares);
    }
}
