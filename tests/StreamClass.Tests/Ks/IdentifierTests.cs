using StreamClass.Ks;

namespace StreamClass.Tests.Ks;

/// <summary>The identifiers have the values of docs/reference.md.</summary>
public sealed class IdentifierTests
{
    private const string Format = "KSDATAFORMAT_";

    public static TheoryData<string, string> Names
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var section in (string[])["15.1", "15.2", "15.3", "15.4"])
            {
                foreach (var (name, _) in Reference.Guids(section))
                {
                    data.Add(section, name);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Identifiers_OfTheReference_AreRead() => Names.Should().HaveCountGreaterThan(120);

    [Theory]
    [MemberData(nameof(Names))]
    public void Identifier_OfTheReference_HasItsValue(string section, string name)
    {
        var native = section == "15.3" ? Format + name : name;
        NativeTypes.Guids().Should().ContainKey(native);
        NativeTypes.Guids()[native].Should().Be(Reference.Guids(section).Single(guid => guid.Name == name).Value);
    }

    [Theory]
    [InlineData("KSDATAFORMAT_TYPE_WILDCARD")]
    [InlineData("KSDATAFORMAT_SUBTYPE_WILDCARD")]
    [InlineData("KSDATAFORMAT_SPECIFIER_WILDCARD")]
    [InlineData("KSTIME_FORMAT_NONE")]
    [InlineData("KSMEMORY_TYPE_WILDCARD")]
    public void Wildcard_OfEveryKind_IsAllZero(string name) => NativeTypes.Guids()[name].Should().BeEmpty();

    [Fact]
    public void Interfaces_OfTheStandardSet_HaveItsNumbers()
    {
        KsInterface.Streaming.Should().Be(new KsIdentifier(KsInterfaceSetId.Standard, 0));
        KsInterface.LoopedStreaming.Should().Be(new KsIdentifier(KsInterfaceSetId.Standard, 1));
        KsInterface.Control.Should().Be(new KsIdentifier(KsInterfaceSetId.Standard, 2));
        KsMedium.AnyInstance.Should().Be(new KsIdentifier(KsMediumSetId.Standard, 0));
    }
}
