using StreamClass.Ks;

namespace StreamClass.Tests.Ks.Formats.Video;

public sealed class KsVideoFormatTests
{
    private const uint PictureSize = 320 * 240 * 2;

    private static readonly KsBitmapInfoHeader Picture =
        new() { Size = KsBitmapInfoHeader.NativeSize, Width = 320, Height = 240, Planes = 1, BitCount = 16, SizeImage = PictureSize };

    [Fact]
    public void VideoInfo_OfAPicture_HasItsSizeAndBytes()
    {
        var block = KsVideoFormat.VideoInfo(
            KsDataFormatSubtype.Rgb565, new KsVideoInfoHeader { AverageTimePerFrame = 333_667, BitmapInfoHeader = Picture }, [0xF8]);
        var bytes = block.Block.Span;
        bytes.Length.Should().Be(KsDataFormatVideoInfoHeader.NativeSize + 1);
        Head(block).Should().Be((KsDataFormatType.Video, KsDataFormatSubtype.Rgb565, KsDataFormatSpecifier.VideoInfo));
        block.Format.SampleSize.Should().Be(PictureSize);
        BitConverter.ToInt64(bytes[(64 + 40)..]).Should().Be(333_667);
        BitConverter.ToInt32(bytes[(64 + 48 + 4)..]).Should().Be(320);
        BitConverter.ToUInt32(bytes[(64 + 48 + 20)..]).Should().Be(PictureSize);
        bytes[^1].Should().Be(0xF8);
        block.TryRead<KsDataFormatVideoInfoHeader>(out var whole).Should().BeTrue();
        whole.VideoInfoHeader.BitmapInfoHeader.Should().Be(Picture);
    }

    [Fact]
    public void VideoInfo2_OfAPicture_HasItsSizeAndBytes()
    {
        var block = KsVideoFormat.VideoInfo2(
            KsDataFormatSubtype.Yuy2,
            new KsVideoInfoHeader2
            {
                InterlaceFlags = KsInterlaceFlags.IsInterlaced,
                PictureAspectRatioX = 16,
                BitmapInfoHeader = Picture,
            });
        var bytes = block.Block.Span;
        bytes.Length.Should().Be(KsDataFormatVideoInfoHeader2.NativeSize);
        Head(block).Should().Be((KsDataFormatType.Video, KsDataFormatSubtype.Yuy2, KsDataFormatSpecifier.VideoInfo2));
        BitConverter.ToUInt32(bytes[(64 + 48)..]).Should().Be(1);
        BitConverter.ToUInt32(bytes[(64 + 56)..]).Should().Be(16);
        BitConverter.ToUInt32(bytes[(64 + 72 + 20)..]).Should().Be(PictureSize);
        KsVideoFormat.TryGetBitmapInfo(block, out var bitmap).Should().BeTrue();
        bitmap.Should().Be(Picture);
    }

    [Theory]
    [InlineData(0, 136)]
    [InlineData(3, 136)]
    [InlineData(4, 136)]
    [InlineData(9, 141)]
    public void Mpeg2Video_WithASequenceHeader_PutsItAtItsPlace(int length, int size)
    {
        var header = Enumerable.Range(1, length).Select(static i => (byte)i).ToArray();
        var block = KsVideoFormat.Mpeg2Video(
            KsDataFormatType.DvdEncryptedPack, new KsMpegVideoInfo2 { Level = 2, SequenceHeader = 0xFFFFFFFF }, header);
        Head(block).Should().Be(
            (KsDataFormatType.DvdEncryptedPack, KsDataFormatSubtype.Mpeg2Video, KsDataFormatSpecifier.Mpeg2Video));
        var specific = block.Specific.ToArray();
        specific.Should().HaveCount(size);
        BitConverter.ToInt32(specific, 116).Should().Be(length);
        BitConverter.ToInt32(specific, 124).Should().Be(2);
        specific[132..(132 + length)].Should().Equal(header);
        specific[(132 + length)..].Should().Equal(new byte[size - 132 - length]);
        KsVideoFormat.GetSequenceHeader(block).ToArray().Should().Equal(header);
    }

    [Fact]
    public void GetSequenceHeader_LongerThanTheFormat_IsEmpty()
    {
        var head = new KsDataFormat { Specifier = KsDataFormatSpecifier.Mpeg2Video };
        Length(4).Should().Be(4);
        Length(5).Should().Be(0);
        Length(uint.MaxValue).Should().Be(0);
        KsVideoFormat.GetSequenceHeader(new KsDataFormatBlock(head, new byte[135])).Length.Should().Be(0);

        int Length(uint size) =>
            KsVideoFormat.GetSequenceHeader(KsDataFormatBlock.Create(head, new KsMpegVideoInfo2 { SequenceHeaderSize = size })).Length;
    }

    [Fact]
    public void HasSampleSizeOfPicture_TheTwoDiffer_HasNot()
    {
        var header = new KsVideoInfoHeader { BitmapInfoHeader = Picture };
        var head = new KsDataFormat { Specifier = KsDataFormatSpecifier.VideoInfo, SampleSize = PictureSize };
        KsVideoFormat.HasSampleSizeOfPicture(KsDataFormatBlock.Create(head, in header)).Should().BeTrue();
        KsVideoFormat.HasSampleSizeOfPicture(KsDataFormatBlock.Create(head with { SampleSize = 1 }, in header)).Should().BeFalse();
        KsVideoFormat.HasSampleSizeOfPicture(new KsDataFormatBlock(head, new byte[87])).Should().BeFalse("it is too short");
        KsVideoFormat.HasSampleSizeOfPicture(KsAudioFormat.Pcm(48_000, 2, 16)).Should().BeFalse();
    }

    [Fact]
    public void Range_OfFramesAndOfFields_HasItsHead()
    {
        var caps = new KsVideoStreamConfigCaps { Specifier = KsDataFormatSpecifier.VideoInfo, MinOutputSize = new KsSize(160, 120) };
        var frames = KsVideoFormat.Range(
            KsDataFormatSubtype.Uyvy,
            new KsDataRangeVideo
            {
                FixedSizeSamples = true,
                ConfigCaps = caps,
                VideoInfoHeader = new KsVideoInfoHeader { BitmapInfoHeader = Picture },
            });
        Head(frames).Should().Be((KsDataFormatType.Video, KsDataFormatSubtype.Uyvy, KsDataFormatSpecifier.VideoInfo));
        frames.Block.Length.Should().Be(296);
        frames.Format.SampleSize.Should().Be(PictureSize);
        frames.Block.Span[64].Should().Be(1);
        BitConverter.ToInt32(frames.Block.Span[(80 + 60)..]).Should().Be(160);

        var fields = KsVideoFormat.Range(
            KsDataFormatSubtype.Uyvy, new KsDataRangeVideo2 { StreamDescriptionFlags = KsVideoStreamFlags.Capture });
        Head(fields).Should().Be((KsDataFormatType.Video, KsDataFormatSubtype.Uyvy, KsDataFormatSpecifier.VideoInfo2));
        fields.Block.Length.Should().Be(320);
        fields.Block.Span[72].Should().Be(2);
    }

    private static (Guid Major, Guid Sub, Guid Specifier) Head(KsDataFormatBlock block) =>
        (block.Format.MajorFormat, block.Format.SubFormat, block.Format.Specifier);
}
