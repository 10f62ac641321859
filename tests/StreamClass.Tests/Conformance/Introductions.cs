namespace StreamClass.Tests.Conformance;

/// <summary>Blocks of the reference that state no fact of their own, from Introductions.txt.</summary>
/// <param name="Section">The section.</param>
/// <param name="Reason">Why no row is needed.</param>
/// <param name="Phrase">Text that stands in the block.</param>
internal sealed record Introduction(string Section, string Reason, string Phrase)
{
    private const int Columns = 3;

    public static IReadOnlyList<Introduction> ReadAll() =>
    [
        .. File.ReadAllLines(Path.Combine(Architecture.Source.Root, "tests/StreamClass.Tests/Conformance/Introductions.txt"))
            .Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split('|', Columns, StringSplitOptions.TrimEntries))
            .Select(static columns => new Introduction(columns[0], columns[1], columns[2])),
    ];
}
