using StreamClass.Ks;
using StreamClass.Tests.Conformance;

namespace StreamClass.Tests.Ks.Formats;

public sealed class KsFileFormatTests
{
    [Fact]
    [Conformance("14.1 specifier-filename")]
    public void FileName_Name_FollowsInUtf16()
    {
        var block = KsFileFormat.FileName(KsDataFormatType.Stream, KsDataFormatSubtype.None, "aé");
        block.Format.Specifier.Should().Be(KsDataFormatSpecifier.FileName);
        block.Specific.ToArray().Should().Equal(0x61, 0, 0xE9, 0, 0, 0);
        KsFileFormat.GetFileName(block).Should().Be("aé");
        KsFileFormat.GetFileHandle(block).Should().BeNull();
    }

    [Fact]
    public void GetFileName_WithoutAZero_EndsWithTheFormat()
    {
        var head = new KsDataFormat { Specifier = KsDataFormatSpecifier.FileName };
        KsFileFormat.GetFileName(new KsDataFormatBlock(head, [0x61, 0, 0x62])).Should().Be("a");
        KsFileFormat.GetFileName(new KsDataFormatBlock(head)).Should().BeEmpty();
    }

    [Fact]
    [Conformance("14.1 specifier-filehandle")]
    public void FileHandle_Handle_Follows()
    {
        var block = KsFileFormat.FileHandle(KsDataFormatType.Stream, KsDataFormatSubtype.None, 0x1234);
        block.Format.Specifier.Should().Be(KsDataFormatSpecifier.FileHandle);
        block.Specific.ToArray().Should().Equal(0x34, 0x12, 0, 0, 0, 0, 0, 0);
        KsFileFormat.GetFileHandle(block).Should().Be(0x1234);
        KsFileFormat.GetFileName(block).Should().BeNull();
    }

    [Fact]
    public void GetFileHandle_TooShort_IsNone() =>
        KsFileFormat.GetFileHandle(new KsDataFormatBlock(new KsDataFormat { Specifier = KsDataFormatSpecifier.FileHandle }, [1, 2]))
            .Should().BeNull();
}
