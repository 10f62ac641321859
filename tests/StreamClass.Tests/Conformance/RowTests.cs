namespace StreamClass.Tests.Conformance;

/// <summary>Every statement of the reference has its rows, and every row its implementation and its tests.</summary>
public sealed class RowTests
{
    private static readonly ReferenceDocument Reference = ReferenceDocument.Read();

    public static TheoryData<string> Sections => [.. ConformanceRows.Sections];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Blocks_OfTheSection_EachHaveARow(string section)
    {
        var rows = ConformanceRows.Read(section);
        var introductions = Introduction.ReadAll().Where(introduction => introduction.Section == section).ToArray();
        Reference.Blocks(section).Should().NotBeEmpty($"docs/reference.md has a section {section}");

        // A phrase that stands in several blocks does not say which of them it means, and counts for none.
        var named = rows.Select(row => BlocksWith(section, row.Phrase)).Where(static blocks => blocks.Length == 1).Select(static blocks => blocks[0])
            .Concat(introductions.SelectMany(introduction => BlocksWith(section, introduction.Phrase)))
            .ToHashSet();
        var missing = Reference.Blocks(section).Where(block => !named.Contains(block)).Select(static block => block.ToString());
        var unclear = rows.Where(row => BlocksWith(section, row.Phrase).Length > 1)
            .Select(row => $"the phrase of \"{row.FullName}\" stands on lines {string.Join(", ", BlocksWith(section, row.Phrase).Select(static block => block.Line))}");
        missing.Should().BeEmpty(
            "each block of section {0} of docs/reference.md needs a row in Conformance/Rows/{0}.txt{1}",
            section,
            string.Concat(unclear.Select(static reason => $" ({reason})")));
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Phrases_OfTheRows_StandInTheSection(string section) =>
        ConformanceRows.Read(section).Where(row => BlocksWith(section, row.Phrase).Length == 0)
            .Select(static row => $"\"{row.Phrase}\" of row \"{row.FullName}\"")
            .Should().BeEmpty("each phrase of Conformance/Rows/{0}.txt stands in one block of section {0} of docs/reference.md", section);

    [Theory]
    [MemberData(nameof(Sections))]
    public void Ours_OfTheRows_Exist(string section)
    {
        var names = new OurNames();
        ConformanceRows.Read(section).SelectMany(row => row.Ours.Where(name => !names.Exists(name)).Select(name => $"{name} of row \"{row.FullName}\""))
            .Should().BeEmpty("what Conformance/Rows/{0}.txt names as ours is a type or member of the packages", section);
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Rows_OfTheSection_EachHaveATest(string section)
    {
        var tests = ConformanceTest.ByRow();
        ConformanceRows.Read(section).Where(row => !tests.Contains(row.FullName)).Select(static row => row.FullName)
            .Should().BeEmpty("each row is named by the [Conformance] of at least one test");
    }

    [Fact]
    public void Names_OfTheRows_AreUnique() =>
        ConformanceRows.ReadAll().Select(static row => row.FullName).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Files_OfTheRows_AreSectionsOfTheReference() =>
        ConformanceRows.StrayFiles().Should().BeEmpty("Conformance/Rows holds one file for each section, and nothing else");

    [Fact]
    public void Introductions_Each_StandInOneBlockThatNoRowNames()
    {
        foreach (var introduction in Introduction.ReadAll())
        {
            introduction.Reason.Should().NotBeEmpty();
            var block = BlocksWith(introduction.Section, introduction.Phrase)
                .Should().ContainSingle("\"{0}\" names one block of section {1}", introduction.Phrase, introduction.Section).Subject;
            ConformanceRows.Read(introduction.Section).Where(row => block.Contains(row.Phrase)).Select(static row => row.FullName)
                .Should().BeEmpty("a block with rows states a fact: take it out of Introductions.txt ({0})", block);
        }
    }

    [Fact]
    public void Tests_ThatNameRows_NameThoseThatExist()
    {
        var rows = ConformanceRows.ReadAll().Select(static row => row.FullName).ToHashSet();
        ConformanceTest.All().SelectMany(test => test.Rows.Where(row => !rows.Contains(row)).Select(row => $"\"{row}\" of {test.Name}"))
            .Should().BeEmpty("a [Conformance] names rows of Conformance/Rows by section and name");
    }

    [Fact]
    public void Tests_ThatNameRows_AreTestsWithANameOfTheirOwn()
    {
        var tests = ConformanceTest.All();
        tests.Where(static test => !test.Method.IsDefined(typeof(FactAttribute), inherit: true)).Select(static test => test.Name)
            .Should().BeEmpty("only a test proves a row");
        tests.Select(static test => test.Id).Should().OnlyHaveUniqueItems();
    }

    private static ReferenceBlock[] BlocksWith(string section, string phrase) =>
        [.. Reference.Blocks(section).Where(block => block.Contains(phrase))];
}
