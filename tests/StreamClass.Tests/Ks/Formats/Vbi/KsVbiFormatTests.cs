using StreamClass.Ks;

namespace StreamClass.Tests.Ks.Formats.Vbi;

public sealed class KsVbiFormatTests
{
    private static readonly KsVbiInfoHeader Lines =
        new() { StartLine = 10, EndLine = 21, SamplesPerLine = 1440, StrideInBytes = 1536, BufferSize = 18_432 };

    [Fact]
    public void Raw_OfLines_HasItsBytes()
    {
        var block = KsVbiFormat.Raw(in Lines);
        block.Block.Length.Should().Be(64 + 44);
        Check(block);
        block.TryReadSpecific<KsVbiInfoHeader>(KsDataFormatSpecifier.Vbi, out var header).Should().BeTrue();
        header.Should().Be(Lines);
    }

    [Fact]
    public void Range_OfLines_HasItsBytes()
    {
        var block = KsVbiFormat.Range(new KsDataRangeVideoVbi { StreamDescriptionFlags = KsVideoStreamFlags.Vbi, VbiInfoHeader = Lines });
        block.Block.Length.Should().Be(256);
        Check(block);
        block.Block.Span[72].Should().Be(0x10);
        block.Block.Span[208].Should().Be(10);
    }

    [Fact]
    public void ClosedCaptions_OfACapture_AreBytePairs()
    {
        var format = KsVbiFormat.ClosedCaptions.Format;
        (format.MajorFormat, format.SubFormat, format.Specifier).Should().Be(
            (KsDataFormatType.AuxLine21Data, KsDataFormatSubtype.Line21BytePair, KsDataFormatSpecifier.None));
        format.FormatSize.Should().Be(64);
    }

    private static void Check(KsDataFormatBlock block)
    {
        var format = block.Format;
        (format.MajorFormat, format.SubFormat, format.Specifier, format.SampleSize).Should().Be(
            (KsDataFormatType.Vbi, KsDataFormatSubtype.Raw8, KsDataFormatSpecifier.Vbi, 18_432u));
    }
}
