using System.Text.RegularExpressions;
using StreamClass.Conformance.Weaving;

namespace StreamClass.Tests.Conformance;

/// <summary>What lets rows be switched off fits the sources, which know nothing of it.</summary>
public sealed partial class SwitchTests
{
    private const string Switches = "tests/StreamClass.Conformance/Switches";

    private static readonly IReadOnlyList<SwitchFile> Files = SwitchFile.ReadAll(Path.Combine(Architecture.Source.Root, Switches));

    public static TheoryData<string> SwitchedSources => [.. Files.Select(static file => file.Source)];

    [Theory]
    [MemberData(nameof(SwitchedSources))]
    public void Entries_OfASwitchFile_EachFitItsSourceOnce(string source)
    {
        var file = Files.Single(file => file.Source == source);
        var path = Path.Combine(Architecture.Source.Root, "src/StreamClass", source);
        File.Exists(path).Should().BeTrue("{0} is for it: move or delete it with its source", file.Path);
        var weave = () => Weaver.Weave(file, File.ReadAllLines(path));
        weave.Should().NotThrow("a changed line of the source changes its switch too");
    }

    [Fact]
    public void Rows_OfTheHeadings_Exist()
    {
        var rows = ConformanceRows.ReadAll().Select(static row => row.FullName).ToHashSet();
        Entries().SelectMany(static entry => entry.Entry.Rows.Select(row => (entry.Path, Row: row)))
            .Where(entry => entry.Row is [.. var section, ' ', '*'] ? !ConformanceRows.Sections.Contains(section) : !rows.Contains(entry.Row))
            .Should().BeEmpty("an entry is for rows of Conformance/Rows");
    }

    [Fact]
    public void Rows_ThatAnEntryAsksFor_StandInItsHeading() =>
        Entries().SelectMany(static entry => RowsIn(entry.Entry).Except(entry.Entry.Rows).Select(row => (entry.Path, entry.Entry.Line, Row: row)))
            .Should().BeEmpty("the heading of an entry says which rows it is for");

    [Fact]
    public void Sources_OfTheProduct_KnowNoSwitches()
    {
        var sources = Directory.GetFiles(Path.Combine(Architecture.Source.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Contains("obj")).ToArray();
        sources.Should().NotBeEmpty();
        sources.Where(static path => File.ReadAllText(path).Contains("ConformanceSwitch", StringComparison.Ordinal))
            .Should().BeEmpty("switches stand in {0}", Switches);
    }

    private static IEnumerable<(string Path, SwitchEntry Entry)> Entries() => Files.SelectMany(static file => file.Entries, static (file, entry) => (file.Path, entry));

    private static IEnumerable<string> RowsIn(SwitchEntry entry) =>
        entry.Added.SelectMany(static line => RowNames().Matches(line)).Select(static match => match.Groups["row"].Value);

    [GeneratedRegex("""
        "(?<row>\d+(\.\d+)? [\w-]+)"
        """)]
    private static partial Regex RowNames();
}
