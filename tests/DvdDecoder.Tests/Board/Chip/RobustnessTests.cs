using DvdDecoder.Board.Chip;

namespace DvdDecoder.Tests.Board.Chip;

public class RobustnessTests
{
    private static readonly string[] Names = ["clip", "interlaced-ntsc", "random-mixed-1", "random-field-2", "mpeg1", "skipped", "dual-prime"];

    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 200));

    [Fact]
    public void DecodeNext_NothingFed_GivesNothing()
    {
        var decoder = new VideoDecoder();

        decoder.Feed([]);
        decoder.DecodeNext().Should().BeFalse();
        decoder.Flush();
        decoder.DecodeNext().Should().BeFalse();

        decoder.TryTakePicture(out _).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void DecodeNext_FlippedBits_TerminatesWithBoundedOutput(int seed)
    {
        var random = new Random(seed);
        var stream = Part(random, Names[seed % Names.Length]);
        for (var flips = random.Next(1, 200); flips > 0; flips--)
        {
            stream[random.Next(stream.Length)] ^= (byte)(1 << random.Next(8));
        }

        DecodeAndCheck(stream, random.Next(1, 5000));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void DecodeNext_CutStream_TerminatesWithBoundedOutput(int seed)
    {
        var random = new Random(seed);
        var stream = Part(random, Names[seed % Names.Length]);
        var begin = random.Next(stream.Length / 2);

        DecodeAndCheck(stream[begin..random.Next(begin, stream.Length)], random.Next(1, 5000));
    }

    [Fact]
    public void DecodeNext_Noise_TerminatesWithoutPictures()
    {
        var noise = new byte[1 << 20];
        new Random(1).NextBytes(noise);

        DecodeAndCheck(noise, 2025);
    }

    [Fact]
    public void DecodeNext_PictureWithoutEnd_KeepsMemoryBounded()
    {
        var decoder = new VideoDecoder();
        decoder.Feed([0, 0, 1, 0, 0, 0x08, 0, 0]);
        var chunk = new byte[64 << 10];
        chunk.AsSpan().Fill(0x55);

        for (var i = 0; i < 1000; i++)
        {
            decoder.Feed(chunk);
            decoder.DecodeNext();
            decoder.BufferedBytes.Should().BeLessThan(5 << 20);
        }
    }

    [Fact]
    public void DecodeNext_SliceDestroyed_ShowsWhatTheReferenceHadThere()
    {
        // Slices of the third P picture become nonsense: its rows shall be those of the P picture before it.
        var stream = TestStreams.Video("clip");
        var good = new VideoDecoder().DecodeAll(stream, TestStreams.Planes);
        var at = NthPicture(stream, PictureType.P, 3);
        var slice = stream.AsSpan(at).IndexOf((ReadOnlySpan<byte>)[0, 0, 1, 20]) + at;
        stream.AsSpan(slice + 5, 8).Fill(0xFF);
        stream.AsSpan(slice + 6, 1).Fill(0x00);
        stream.AsSpan(slice + 7, 2).Fill(0x01);
        var decoder = new VideoDecoder();

        var pictures = decoder.DecodeAll(stream, TestStreams.Planes);

        decoder.DamagedSlices.Should().Be(1);
        pictures[9].AsSpan(19 * 16 * 720, 16 * 720).SequenceEqual(pictures[6].AsSpan(19 * 16 * 720, 16 * 720)).Should().BeTrue();
        pictures[9].AsSpan(0, 19 * 16 * 720).SequenceEqual(good[9].AsSpan(0, 19 * 16 * 720)).Should().BeTrue();
    }

    [Fact]
    public void DecodeNext_DamagedStream_DecodesTheNextGroupAsEver()
    {
        var stream = TestStreams.Video("clip");
        var good = new VideoDecoder().DecodeAll(stream, TestStreams.Hash);
        new Random(7).NextBytes(stream.AsSpan(2000, 20000));

        var pictures = new VideoDecoder().DecodeAll(stream, TestStreams.Hash);

        pictures.TakeLast(15).Should().Equal(good.TakeLast(15));
    }

    private static byte[] Part(Random random, string name)
    {
        var stream = TestStreams.Video(name);
        return stream[..Math.Min(stream.Length, random.Next(20_000, 60_000))];
    }

    private static void DecodeAndCheck(byte[] stream, int chunk)
    {
        var startCodes = 0;
        for (var rest = stream.AsSpan(); rest.IndexOf((ReadOnlySpan<byte>)[0, 0, 1]) is >= 0 and var at; rest = rest[(at + 3)..])
        {
            startCodes++;
        }

        var decoded = new VideoDecoder().Describe(stream, chunk);
        var scanned = new PictureScanner().Describe(stream, chunk);

        decoded.Count.Should().BeLessThanOrEqualTo(startCodes);
        scanned.Should().Equal(decoded);
    }

    private static int NthPicture(byte[] stream, PictureType type, int number)
    {
        for (var at = 0; ; at += 4)
        {
            at += stream.AsSpan(at).IndexOf((ReadOnlySpan<byte>)[0, 0, 1, 0]);
            if (((stream[at + 5] >> 3) & 7) == (int)type && --number == 0)
            {
                return at;
            }
        }
    }
}
