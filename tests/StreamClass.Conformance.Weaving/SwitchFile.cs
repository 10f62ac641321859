namespace StreamClass.Conformance.Weaving;

/// <summary>The switches of one source file. The format is described in Switches/README.md.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Source">The source file that it changes, relative to the root of the sources.</param>
/// <param name="Entries">Its entries.</param>
internal sealed record SwitchFile(string Path, string Source, IReadOnlyList<SwitchEntry> Entries)
{
    public const string Extension = ".txt";

    private const string Heading = "@@ ";

    /// <summary>Reads every switch file under a folder that mirrors the sources.</summary>
    /// <exception cref="SwitchException">One of them is not written as it should be.</exception>
    public static IReadOnlyList<SwitchFile> ReadAll(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.cs" + Extension, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new SwitchFile(
                path, System.IO.Path.GetRelativePath(folder, path)[..^Extension.Length], Parse(path, File.ReadAllLines(path)))),
    ];

    /// <summary>Reads the entries of a file.</summary>
    /// <exception cref="SwitchException">It is not written as it should be.</exception>
    public static IReadOnlyList<SwitchEntry> Parse(string path, IReadOnlyList<string> lines)
    {
        var entries = new List<SwitchEntry>();
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Trim().Length == 0)
            {
                i++;
                continue;
            }

            var heading = i;
            if (!lines[heading].StartsWith(Heading, StringComparison.Ordinal))
            {
                throw new SwitchException(path, heading + 1, $"an entry begins with \"{Heading}\" and the rows that it is for");
            }

            for (i++; i < lines.Count && !lines[i].StartsWith(Heading, StringComparison.Ordinal);)
            {
                i++;
            }

            entries.Add(ParseEntry(path, lines, heading, i));
        }

        return entries;
    }

    private static SwitchEntry ParseEntry(string path, IReadOnlyList<string> lines, int heading, int end)
    {
        // The empty lines before the next entry belong to neither.
        while (end > heading + 1 && lines[end - 1].Length == 0)
        {
            end--;
        }

        var rows = lines[heading][Heading.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var body = new List<SwitchLine>();
        for (var i = heading + 1; i < end; i++)
        {
            body.Add(ParseLine(path, i + 1, lines[i]));
        }

        var entry = new SwitchEntry(rows, heading + 1, body);
        return rows.Length > 0 && entry.Original.Count > 0 && entry.Added.Any()
            ? entry
            : throw new SwitchException(path, heading + 1, "an entry names its rows, has lines of the source, and adds at least one");
    }

    private static SwitchLine ParseLine(string path, int number, string line) => line switch
    {
        // An editor may take away the blank of an empty line that is kept.
        "" => new SwitchLine(SwitchLineKind.Kept, line),
        [' ', .. var text] => new SwitchLine(SwitchLineKind.Kept, text),
        ['-', .. var text] => new SwitchLine(SwitchLineKind.Removed, text),
        ['+', .. var text] => new SwitchLine(SwitchLineKind.Added, text),
        _ => throw new SwitchException(path, number, "a line of an entry begins with a blank, - or +"),
    };
}
