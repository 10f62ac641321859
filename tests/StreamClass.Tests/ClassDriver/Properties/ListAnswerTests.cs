using StreamClass.ClassDriver.Properties;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Tests.Conformance;

namespace StreamClass.Tests.ClassDriver.Properties;

/// <summary>Lists of ranges, whose entries have lengths of their own.</summary>
public sealed class ListAnswerTests
{
    [Fact]
    [Conformance("13.2 list-alignment")]
    public void Ranges_InAList_BeginOnEightBytes()
    {
        KsDataFormatBlock[] ranges = [new(new KsDataFormat { SampleSize = 1 }, [7]), new(new KsDataFormat { SampleSize = 2 })];
        var output = new byte[200];
        ListAnswer.Write(output, ranges).Should().Be(new KsAnswer(NtStatus.Success, 8 + 72 + 64));
        KsStructure.Read<KsMultipleItem>(output).Should().Be(new KsMultipleItem { Size = 144, Count = 2 });
        KsStructure.Read<KsDataFormat>(output.AsSpan(8)).FormatSize.Should().Be(65);
        output[72].Should().Be(7);
        KsStructure.Read<KsDataFormat>(output.AsSpan(80)).SampleSize.Should().Be(2);
    }
}
