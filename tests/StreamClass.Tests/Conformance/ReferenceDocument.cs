using System.Text.RegularExpressions;

namespace StreamClass.Tests.Conformance;

/// <summary>docs/reference.md, as the blocks of each of its sections.</summary>
internal sealed partial class ReferenceDocument
{
    private readonly Dictionary<string, List<ReferenceBlock>> _sections = [];
    private readonly Dictionary<string, string> _titles = [];
    private readonly List<string> _open = [];
    private List<ReferenceBlock> _blocks = [];
    private int _openedAt;

    private ReferenceDocument(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            Take(lines[i], i + 1 < lines.Count ? lines[i + 1] : string.Empty, i + 1);
        }

        Close();
    }

    /// <summary>The document of this repository.</summary>
    public static ReferenceDocument Read() =>
        new(File.ReadAllLines(Path.Combine(Architecture.Source.Root, "docs/reference.md")));

    public static ReferenceDocument Parse(string text) => new(text.Split('\n'));

    /// <summary>The blocks of a section without those of its subsections; none when there is no such section.</summary>
    public IReadOnlyList<ReferenceBlock> Blocks(string section) => _sections.GetValueOrDefault(section) ?? [];

    /// <summary>The heading of a section without its number.</summary>
    public string Title(string section) => _titles[section];

    private void Take(string line, string next, int number)
    {
        if (line.StartsWith('#'))
        {
            Close();
            _blocks = [];
            if (Heading().Match(line) is { Success: true } heading)
            {
                _sections.Add(heading.Groups[1].Value, _blocks);
                _titles.Add(heading.Groups[1].Value, heading.Groups[2].Value.Trim());
            }
        }
        else if (line.StartsWith('|'))
        {
            Close();
            if (!Separator().IsMatch(line) && !Separator().IsMatch(next))
            {
                _blocks.Add(new ReferenceBlock(number, ReferenceBlock.OnOneLine(line)));
            }
        }
        else if (line.Trim().Length == 0)
        {
            Close();
        }
        else
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                Close();
            }

            if (_open.Count == 0)
            {
                _openedAt = number;
            }

            _open.Add(line);
        }
    }

    private void Close()
    {
        if (_open.Count > 0)
        {
            _blocks.Add(new ReferenceBlock(_openedAt, ReferenceBlock.OnOneLine(string.Join(' ', _open))));
            _open.Clear();
        }
    }

    [GeneratedRegex(@"^#{2,3} (\d+(?:\.\d+)?)\.? (.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\|[-|: ]+\|$")]
    private static partial Regex Separator();
}
