using StreamClass.Ks;

namespace StreamClass.Tests.Ks.Formats.Analog;

public sealed class KsAnalogFormatTests
{
    [Fact]
    public void Video_FormatAndRange_HaveTheSameBytes()
    {
        var info = new KsAnalogVideoInfo { ActiveWidth = 720, ActiveHeight = 480, AverageTimePerFrame = 333_667 };
        var block = KsAnalogFormat.Video(in info);
        var format = block.Format;
        (format.MajorFormat, format.SubFormat, format.Specifier).Should().Be(
            (KsDataFormatType.AnalogVideo, KsDataFormatSubtype.None, KsDataFormatSpecifier.AnalogVideo));
        block.Block.Length.Should().Be(112);
        BitConverter.ToInt32(block.Specific.Span[32..]).Should().Be(720);
        BitConverter.ToInt64(block.Specific.Span[40..]).Should().Be(333_667);
        KsAnalogFormat.Range(in info).Block.ToArray().Should().Equal(block.Block.ToArray());
    }
}
