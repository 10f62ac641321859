namespace StreamClass.Tests.Conformance;

/// <summary>The rows, from the files in Conformance/Rows: one file for each section, one row a line.</summary>
/// <remarks>A line is <c>name | native | ours | phrase</c>; only the phrase may contain a bar. A line that begins with # is a comment.</remarks>
internal static class ConformanceRows
{
    private const int Columns = 4;

    /// <summary>The sections of which every statement has a row, in their order.</summary>
    public static IReadOnlyList<string> Sections { get; } =
    [
        "1", "2", "3", "4", "6", "7", "8", "9", "10", "11",
        "13.1", "13.2", "13.3", "13.4", "13.5", "13.6", "13.7", "13.8", "13.9", "13.10", "13.11", "13.12", "13.13",
        "14", "14.1", "14.2", "14.3", "14.4", "16",
    ];

    private static string Folder => Path.Combine(Architecture.Source.Root, "tests/StreamClass.Tests/Conformance/Rows");

    /// <summary>Every row of every section, in the order of the files.</summary>
    public static IReadOnlyList<ConformanceRow> ReadAll() => [.. Sections.SelectMany(Read)];

    /// <summary>The rows of one section; none when its file does not exist.</summary>
    public static IReadOnlyList<ConformanceRow> Read(string section) =>
        File.Exists(FileOf(section)) ? Parse(section, File.ReadAllLines(FileOf(section))) : [];

    /// <summary>The files that belong to no section.</summary>
    public static IReadOnlyList<string> StrayFiles() =>
        [.. Directory.GetFiles(Folder).Select(Path.GetFileName).Except(Sections.Select(static section => $"{section}.txt")).Order()!];

    /// <summary>Reads the lines of a file.</summary>
    /// <exception cref="FormatException">A line does not have its four columns.</exception>
    public static IReadOnlyList<ConformanceRow> Parse(string section, IEnumerable<string> lines)
    {
        var rows = new List<ConformanceRow>();
        foreach (var line in lines)
        {
            if (line.Trim().Length == 0 || line[0] == '#')
            {
                continue;
            }

            var columns = line.Split('|', Columns, StringSplitOptions.TrimEntries);
            if (columns.Length != Columns || columns.Any(static column => column.Length == 0))
            {
                throw new FormatException($"Rows/{section}.txt: \"{line}\" is not name | native | ours | phrase.");
            }

            rows.Add(new ConformanceRow(
                section, columns[0], columns[1], columns[2].Split(',', StringSplitOptions.TrimEntries), columns[3]));
        }

        return rows;
    }

    private static string FileOf(string section) => Path.Combine(Folder, $"{section}.txt");
}
