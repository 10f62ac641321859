using StreamClass.Ks;
using StreamClass.Tests.Conformance;

namespace StreamClass.Tests.Ks.Formats;

public sealed class KsDataFormatTests
{
    private static readonly Guid A = KsDataFormatType.Video;
    private static readonly Guid B = KsDataFormatType.Audio;
    private static readonly Guid Any = KsDataFormatType.Wildcard;

    [Fact]
    public void CanIntersect_EqualOrWildcardOnEitherSide_Can()
    {
        Guid[] values = [A, B, Any];
        foreach (var one in Heads(values))
        {
            foreach (var other in Heads(values))
            {
                var expected = Meet(one.MajorFormat, other.MajorFormat) && Meet(one.SubFormat, other.SubFormat)
                    && Meet(one.Specifier, other.Specifier);
                one.CanIntersect(in other).Should().Be(expected);
                other.CanIntersect(in one).Should().Be(expected);
            }
        }
    }

    [Theory]
    [Conformance("14.1 data-format-flags")]
    [InlineData(0, false, false, false)]
    [InlineData(1, true, false, false)]
    [InlineData(2, false, true, false)]
    [InlineData(4, false, false, true)]
    [InlineData(7, true, true, true)]
    public void Flags_OfAFormat_SayWhatTheySay(uint flags, bool isTemporallyCompressed, bool hasAttributes, bool requiresAttributes)
    {
        var format = new KsDataFormat { Flags = (KsDataFormatFlags)flags };
        format.IsTemporallyCompressed.Should().Be(isTemporallyCompressed);
        format.HasAttributes.Should().Be(hasAttributes);
        format.RequiresAttributes.Should().Be(requiresAttributes);
    }

    private static bool Meet(Guid one, Guid other) => one == other || one == Guid.Empty || other == Guid.Empty;

    private static IEnumerable<KsDataFormat> Heads(Guid[] values) =>
        from major in values
        from sub in values
        from specifier in values
        select new KsDataFormat { MajorFormat = major, SubFormat = sub, Specifier = specifier };
}
