using StreamClass.Ks;
using StreamClass.Tests.Conformance;

namespace StreamClass.Tests.Ks;

public sealed class KsStructureTests
{
    [Fact]
    public void Read_TooFewBytes_NamesTheStructure()
    {
        var read = () => KsStructure.Read<KsIdentifier>(new byte[23]);
        read.Should().Throw<ArgumentException>().WithMessage("KSIDENTIFIER has 24 bytes; 23 do not hold it.*").WithParameterName("source");
    }

    [Fact]
    public void TryRead_TooFewBytes_GivesZeroes()
    {
        KsStructure.TryRead<KsIdentifier>([.. Enumerable.Repeat((byte)1, 23)], out var identifier).Should().BeFalse();
        identifier.Should().Be(default(KsIdentifier));
    }

    [Fact]
    public void Write_TooFewBytes_WritesNothing()
    {
        var bytes = new byte[23];
        var write = () => KsStructure.Write(bytes, KsInterface.Streaming);
        write.Should().Throw<ArgumentException>().WithParameterName("destination");
        bytes.Should().OnlyContain(static value => value == 0);
    }

    [Fact]
    public void Write_MoreBytesThanNeeded_LeavesTheRest()
    {
        var bytes = Enumerable.Repeat((byte)0xEE, 10).ToArray();
        KsStructure.Write(bytes, new KsMultipleItem { Size = 8, Count = 1 });
        bytes.Should().Equal(8, 0, 0, 0, 1, 0, 0, 0, 0xEE, 0xEE);
    }

    [Fact]
    public void ToArray_WithRest_PutsItBehind() =>
        KsStructure.ToArray(new KsMultipleItem { Size = 10, Count = 2 }, [3, 4]).Should().Equal(10, 0, 0, 0, 2, 0, 0, 0, 3, 4);

    [Fact]
    [Conformance("14 KSPROPERTY", "14 KSMETHOD", "14 KSEVENT")]
    public void Read_RequestAsIdentifier_IsTheSameLayout()
    {
        var bytes = KsStructure.ToArray(new KsProperty(KsPropertySetId.Pin, (uint)KsPropertyPin.CTypes, KsPropertyFlags.Get));
        var expected = new KsIdentifier(KsPropertySetId.Pin, 1, 1);
        KsStructure.Read<KsIdentifier>(bytes).Should().Be(expected);
        KsStructure.Read<KsMethod>(bytes).Should().Be(new KsMethod(KsPropertySetId.Pin, 1, KsMethodFlags.Send));
        KsStructure.Read<KsEvent>(bytes).Should().Be(new KsEvent(KsPropertySetId.Pin, 1, KsEventFlags.Enable));
        KsStructure.SizeOf<KsProperty>().Should().Be(KsIdentifier.NativeSize);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(-1, true)]
    public void KsBool_AnyNumberButZero_IsTrue(int value, bool expected) => ((bool)new KsBool(value)).Should().Be(expected);

    [Fact]
    public void KsBool_OfTrue_IsOne() => ((KsBool)true).Value.Should().Be(1);

    [Fact]
    public void KsColorContrast_EachPart_HasItsFourBits()
    {
        var colors = new KsColorContrast
        {
            Emphasis1Color = 1, Emphasis2Color = 2, BackgroundColor = 3, PatternColor = 4,
            Emphasis1Contrast = 5, Emphasis2Contrast = 6, BackgroundContrast = 7, PatternContrast = 15,
        };
        KsStructure.ToArray(colors).Should().Equal(0x21, 0x43, 0x65, 0xF7);
        colors.PatternContrast.Should().Be(15);
        var set = () => colors.PatternColor = 16;
        set.Should().Throw<ArgumentOutOfRangeException>();
    }
}
