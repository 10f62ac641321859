using DvdDecoder.Board.Chip;

namespace DvdDecoder.Tests.Board.Chip;

public class VideoDecoderTests
{
    public static TheoryData<string> Streams => new(TestStreams.Names);

    [Theory]
    [InlineData("clip")]
    [InlineData("interlaced-pal")]
    [InlineData("random-mixed-2")]
    public void Feed_ByteByByte_GivesTheSamePictures(string name)
    {
        var stream = TestStreams.Video(name);
        var atOnce = new VideoDecoder().DecodeAll(stream, Both);

        var byByte = new VideoDecoder().DecodeAll(stream, Both, chunk: 1);

        byByte.Should().Equal(atOnce);

        static (PictureDescription, string) Both(Picture picture) => (picture.Description, TestStreams.Hash(picture));
    }

    [Fact]
    public void Feed_Clip_DescribesPictures()
    {
        var pictures = new VideoDecoder().Describe(TestStreams.Video("clip"));

        pictures.Should().HaveCount(60);
        pictures.Should().OnlyContain(picture => picture.Width == 720 && picture.Height == 480 && picture.AspectRatioCode == 2);
        pictures.Should().OnlyContain(picture => picture.FrameRate == new FrameRate(30000, 1001) && picture.Duration == 900_900);
        pictures.Count(picture => picture.Type == PictureType.I).Should().Be(5);
        pictures.Take(13).Select(picture => picture.TemporalReference).Should().BeInAscendingOrder();
    }

    [Fact]
    public void Feed_StampedPackets_GivesEachPictureItsTime()
    {
        var decoder = new VideoDecoder();
        var pictures = new List<PictureDescription>();
        var packets = ElementaryStreams.VideoOf(TestStreams.Clip);
        foreach (var packet in packets)
        {
            decoder.Feed(packet.Payload, packet.Time);
            decoder.Drain(picture => pictures.Add(picture.Description));
        }

        decoder.Flush();
        decoder.Drain(picture => pictures.Add(picture.Description));

        // Unstamped pictures are where the duration of those before them says.
        var first = pictures[0].PresentationTime;
        first.Should().NotBeNull();
        pictures.Count(picture => picture.PresentationTime is not null).Should().Be(packets.Count(packet => packet.Time is not null));
        foreach (var (index, picture) in pictures.Index().Where(pair => pair.Item.PresentationTime is not null))
        {
            (picture.PresentationTime!.Value - first!.Value).Should().BeCloseTo(index * 3003, 2, "picture {0} is shown then", index);
        }
    }

    [Fact]
    public void Feed_StampOnChunkWithoutPictureStart_IsNotUsed()
    {
        var stream = TestStreams.Video("skipped");
        var begin = stream.AsSpan().IndexOf((ReadOnlySpan<byte>)[0, 0, 1, 0]);
        var decoder = new VideoDecoder();

        decoder.Feed(stream.AsSpan(0, begin), 1);
        decoder.Feed(stream.AsSpan(begin, 1), 2);
        decoder.Feed(stream.AsSpan(begin + 1, 40), 3);
        decoder.Feed(stream.AsSpan(begin + 41));
        decoder.Flush();
        var times = new List<long?>();
        decoder.Drain(picture => times.Add(picture.Description.PresentationTime));

        times.Should().HaveCount(8);
        times[0].Should().Be(2);
        times.Skip(1).Should().OnlyContain(time => time == null);
    }

    [Fact]
    public void Feed_TwoPicturesInOneChunk_StampsTheFirst()
    {
        var decoder = new VideoDecoder();

        decoder.Feed(TestStreams.Video("skipped"), 42);
        decoder.Flush();
        var times = new List<long?>();
        decoder.Drain(picture => times.Add(picture.Description.PresentationTime));

        times.Should().HaveCount(8);
        times.Count(time => time == 42).Should().Be(1);
    }

    [Fact]
    public void DecodeNext_SequenceEnd_ShowsTheLastPictureAtOnce()
    {
        var decoder = new VideoDecoder();
        var pictures = new List<PictureDescription>();

        decoder.Feed([.. TestStreams.Video("skipped"), 0, 0, 1, 0xB7]);
        decoder.Drain(picture => pictures.Add(picture.Description));

        pictures.Should().HaveCount(8);
        pictures[^1].IsLastOfSequence.Should().BeTrue();
        pictures.SkipLast(1).Should().OnlyContain(picture => !picture.IsLastOfSequence);
    }

    [Fact]
    public void Flush_WithoutSequenceEnd_ShowsTheLastPicture()
    {
        var stream = TestStreams.Video("skipped");
        var decoder = new VideoDecoder();
        var pictures = new List<PictureDescription>();

        decoder.Feed(stream);
        decoder.Drain(picture => pictures.Add(picture.Description));
        var before = pictures.Count;
        decoder.Flush();
        decoder.Drain(picture => pictures.Add(picture.Description));

        before.Should().Be(6);
        pictures.Should().HaveCount(8);
        pictures[^1].IsLastOfSequence.Should().BeFalse();
    }

    [Fact]
    public void Flush_Twice_DecodesTheSecondStreamAsTheFirst()
    {
        var stream = TestStreams.Video("interlaced-ntsc");
        var decoder = new VideoDecoder();

        var first = decoder.DecodeAll(stream, TestStreams.Hash);
        var second = decoder.DecodeAll(stream, TestStreams.Hash);

        second.Should().Equal(first);
    }

    [Fact]
    public void Feed_AfterFlush_DoesNotDisturbWhatWasFlushed()
    {
        var streams = new[] { "skipped", "interlaced-ntsc", "mpeg1" };
        var decoder = new VideoDecoder();
        var hashes = new List<string>();

        foreach (var name in streams)
        {
            decoder.Feed(TestStreams.Video(name));
            decoder.Feed([0, 0, 1]);
            decoder.Flush();
        }

        decoder.Drain(picture => hashes.Add(TestStreams.Hash(picture)));

        hashes.Should().Equal(streams.SelectMany(name => TestStreams.ReferenceLines(name + ".md5")));
        decoder.DamagedSlices.Should().Be(0);
        decoder.BufferedBytes.Should().Be(0);
    }

    [Fact]
    public void DecodeNext_OnePictureAtATime_GoesAtTheCallersPace()
    {
        var decoder = new VideoDecoder();
        decoder.Feed(TestStreams.Video("clip"));
        var buffered = decoder.BufferedBytes;

        for (var i = 0; i < 10; i++)
        {
            decoder.DecodeNext().Should().BeTrue();
            decoder.BufferedBytes.Should().BeLessThan(buffered);
            buffered = decoder.BufferedBytes;
        }

        decoder.WaitingPictures.Should().Be(9, "one reference waits for its turn");
    }

    [Fact]
    public void MarkDiscontinuity_InsideAPicture_ShowsWhatWasDecodedAndGoesOn()
    {
        var stream = TestStreams.Video("clip");
        var good = new VideoDecoder().DecodeAll(stream, TestStreams.Hash);
        var decoder = new VideoDecoder();
        var hashes = new List<string>();

        decoder.Feed(stream.AsSpan(0, stream.Length / 3));
        decoder.MarkDiscontinuity();
        decoder.Drain(picture => hashes.Add(TestStreams.Hash(picture)));
        var shown = hashes.Count;
        decoder.Feed(stream);
        decoder.Flush();
        decoder.Drain(picture => hashes.Add(TestStreams.Hash(picture)));

        shown.Should().BeGreaterThan(10);
        hashes.Take(shown - 1).Should().Equal(good.Take(shown - 1));
        hashes.Skip(shown).Should().Equal(good);
    }

    [Fact]
    public void Reset_InsideAStream_DropsEverything()
    {
        var decoder = new VideoDecoder();
        decoder.Feed(TestStreams.Video("clip"));
        for (var i = 0; i < 5; i++)
        {
            decoder.DecodeNext();
        }

        decoder.Reset();

        decoder.BufferedBytes.Should().Be(0);
        decoder.WaitingPictures.Should().Be(0);
        decoder.DecodeNext().Should().BeFalse();
        decoder.DecodeAll(TestStreams.Video("skipped"), TestStreams.Hash).Should().Equal(TestStreams.ReferenceLines("skipped.md5"));
    }

    [Fact]
    public void Feed_AnotherSize_ShowsTheOldSequenceFirst()
    {
        byte[] stream = [.. TestStreams.Video("skipped"), .. TestStreams.Video("matrices")];

        var sizes = new VideoDecoder().DecodeAll(stream, picture => (picture.Y.Width, picture.Cb.Height));

        sizes.Should().Equal([.. Enumerable.Repeat((704, 240), 8), .. Enumerable.Repeat((352, 120), 6)]);
    }

    [Fact]
    public void Dispose_Picture_GivesItsMemoryToAnother()
    {
        var decoder = new VideoDecoder();

        var pictures = decoder.DecodeAll(TestStreams.Video("clip"), picture => picture);

        pictures.Should().HaveCount(60);
        pictures.Distinct().Count().Should().BeLessThanOrEqualTo(4);
    }

    [Fact]
    public void Dispose_Twice_GivesThePictureBackOnce()
    {
        var decoder = new VideoDecoder();
        decoder.Feed(TestStreams.Video("clip"));
        while (decoder.WaitingPictures == 0)
        {
            decoder.DecodeNext();
        }

        decoder.TryTakePicture(out var picture).Should().BeTrue();
        var before = TestStreams.Hash(picture!);
        picture!.Dispose();
        picture.Dispose();
        decoder.DecodeNext();

        TestStreams.Hash(picture).Should().Be(before, "the decoder still predicts from it");
    }

    [Fact]
    public void DecodeNext_SteadyState_AllocatesNothing()
    {
        var stream = TestStreams.Video("clip");
        var decoder = new VideoDecoder();
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Run();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10_000);

        void Run()
        {
            for (var at = 0; at < stream.Length; at += 2000)
            {
                decoder.Feed(stream.AsSpan(at, Math.Min(2000, stream.Length - at)));
                while (decoder.DecodeNext())
                {
                    while (decoder.TryTakePicture(out var picture))
                    {
                        picture.Dispose();
                    }
                }
            }
        }
    }
}
