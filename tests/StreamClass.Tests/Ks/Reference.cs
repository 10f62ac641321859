using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace StreamClass.Tests.Ks;

/// <summary>Reads facts out of docs/reference.md, so that what the tests expect cannot drift from it.</summary>
internal static partial class Reference
{
    private static string Text { get; } = File.ReadAllText(Path.Combine(Folder(), "../../../docs/reference.md"));

    /// <summary>A section or subsection with what is beneath it, as in "14.1".</summary>
    public static string Section(string number)
    {
        var heading = number.Contains('.') ? $"\n### {number} " : $"\n## {number}. ";
        var start = Text.IndexOf(heading, StringComparison.Ordinal);
        start.Should().BePositive($"there is a section {number}");
        var end = Text.IndexOf(number.Contains('.') ? "\n##" : "\n## ", start + heading.Length, StringComparison.Ordinal);
        return Text[start..(end < 0 ? Text.Length : end)];
    }

    /// <summary>The lines of the tables of structures.</summary>
    public static IEnumerable<StructureLayout> Layouts(string section) =>
        LayoutLine().Matches(Section(section)).Select(line => new StructureLayout(
            line.Groups[1].Value, int.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture), [.. Members(line.Groups[3].Value)]));

    /// <summary>Names and GUIDs of the tables of a section.</summary>
    public static IEnumerable<(string Name, Guid Value)> Guids(string section) =>
        GuidCell().Matches(Section(section)).Select(static cell => (cell.Groups[1].Value, Guid.Parse(cell.Groups[2].Value)));

    /// <summary>Names and numbers of a text such as "ONE 1, TWO 0x2".</summary>
    public static IEnumerable<(string Name, uint Value)> Numbers(string text) =>
        Numbered().Matches(text).Select(static pair => (pair.Groups[1].Value, Number(pair.Groups[2].Value)));

    public static uint Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? uint.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : uint.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<LayoutMember> Members(string text)
    {
        foreach (Match group in Union().Matches(text))
        {
            foreach (Match member in Member().Matches(group.Groups[2].Value))
            {
                yield return new LayoutMember($"{group.Groups[1].Value}.{member.Groups[2].Value}", Offset(member));
            }
        }

        var plain = Union().Replace(text, string.Empty).Replace("8:union", string.Empty, StringComparison.Ordinal);
        foreach (Match member in Member().Matches(plain))
        {
            foreach (var name in member.Groups[2].Value.Split('/'))
            {
                yield return new LayoutMember(name, Offset(member));
            }
        }
    }

    private static int Offset(Match member) => int.Parse(member.Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"^\| (\w+) \| (\d+) \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex LayoutLine();

    [GeneratedRegex(@"(\w+)\{([^}]*)\}")]
    private static partial Regex Union();

    [GeneratedRegex(@"(\d+):([\w/]+)")]
    private static partial Regex Member();

    [GeneratedRegex(@"(\w+) \| `([0-9a-f-]{36})`")]
    private static partial Regex GuidCell();

    [GeneratedRegex(@"(\w+) (0x[0-9A-F]+|\d+)(?![\w])")]
    private static partial Regex Numbered();

    internal sealed record StructureLayout(string Name, int Size, IReadOnlyList<LayoutMember> Members);

    internal sealed record LayoutMember(string Name, int Offset);
}
