using DvdDecoder.Board.Chip;

namespace DvdDecoder.Tests.Board.Chip;

public class PictureScannerTests
{
    public static TheoryData<string> Streams => new(TestStreams.Names);

    [Theory]
    [MemberData(nameof(Streams))]
    public void DecodeNext_ReferenceStream_DescribesWhatTheDecoderDescribes(string name)
    {
        var stream = TestStreams.Video(name);
        var decoded = new VideoDecoder().Describe(stream);

        var scanned = new PictureScanner().Describe(stream, chunk: 777);

        scanned.Should().Equal(decoded);
    }

    [Fact]
    public void DecodeNext_StampedPackets_GivesTheDecodersTimes()
    {
        var packets = ElementaryStreams.VideoOf(TestStreams.Clip);

        Times(new PictureScanner()).Should().Equal(Times(new VideoDecoder()));

        List<long?> Times(IVideoDecoder decoder)
        {
            var times = new List<long?>();
            foreach (var packet in packets)
            {
                decoder.Feed(packet.Payload, packet.Time);
                decoder.Drain(picture => times.Add(picture.Description.PresentationTime));
            }

            return times;
        }
    }

    [Fact]
    public void TryTakePicture_Scanned_HasNoPlanes()
    {
        var planes = new PictureScanner().DecodeAll(TestStreams.Video("clip"), picture => picture.HasPlanes || picture.Y.Pixels.Length > 0);

        planes.Should().HaveCount(60).And.NotContain(true);
    }
}
