using StreamClass.Conformance.Weaving;

namespace StreamClass.Tests.Conformance;

/// <summary>Switches woven into sources that are made up.</summary>
public sealed class WeaverTests
{
    private static readonly string[] Source = ["first", "{", "    same", "}", "second", "{", "    same", "}"];

    [Fact]
    public void Weave_OfSeveralEntries_MakesAllChangesInPlace() =>
        Weave("@@ 1 one", " second", " {", "-    same", "+    if (off)", "+", "+    other", "", "@@ 1 two, 1 *", "+before", " first")
            .Should().Be("before\nfirst\n{\n    same\n}\nsecond\n{\n    if (off)\n\n    other\n}\n");

    [Fact]
    public void Weave_OfAnEmptyLineInAnEntry_TakesItForOneOfTheSource() =>
        Weaver.Weave(new SwitchFile("A.cs.txt", "A.cs", SwitchFile.Parse("A.cs.txt", ["@@ 1 one", " a", "", "-b", "+c"])), ["a", "", "b"])
            .Should().Be("a\n\nc\n");

    [Theory]
    [InlineData("-third", "A.cs.txt(1): error SWITCH: *\"1 one\" do not stand in A.cs*anew*")]
    [InlineData("-    same", "A.cs.txt(1): error SWITCH: *\"1 one\" stand 2 times in A.cs*add lines*")]
    public void Weave_OfLinesThatDoNotStandThereOnce_SaysWhichEntryAndWhatToDo(string removed, string message)
    {
        var weave = () => Weave("@@ 1 one", removed, "+other");
        weave.Should().Throw<SwitchException>().WithMessage(message);
    }

    [Fact]
    public void Weave_OfALineThatGoesTwice_SaysSo()
    {
        var weave = () => Weave("@@ 1 one", "-first", "+one", "@@ 1 two", "-first", "+two");
        weave.Should().Throw<SwitchException>().WithMessage("A.cs.txt(4): error SWITCH: \"1 two\" takes away a line that another entry takes away*");
    }

    [Theory]
    [InlineData(1, " first", "+one")]
    [InlineData(1, "@@ ", "-first", "+one")]
    [InlineData(1, "@@ 1 one", "+one")]
    [InlineData(1, "@@ 1 one", "-first")]
    [InlineData(3, "@@ 1 one", "-first", "one")]
    public void Parse_OfWhatIsNotAnEntry_SaysWhere(int line, params string[] lines)
    {
        var parse = () => SwitchFile.Parse("A.cs.txt", lines);
        parse.Should().Throw<SwitchException>().WithMessage($"A.cs.txt({line}): error SWITCH: *");
    }

    private static string Weave(params string[] lines) =>
        Weaver.Weave(new SwitchFile("A.cs.txt", "A.cs", SwitchFile.Parse("A.cs.txt", lines)), Source);
}
