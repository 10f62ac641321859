using System.Text.RegularExpressions;
using StreamClass.Docs;

namespace StreamClass.Tests.Docs;

public partial class LinkTests
{
    private static readonly string[] Paths =
    [
        "README.md", "CHANGELOG.md", "tests/StreamClass.Conformance/Switches/README.md",
        .. Directory.EnumerateFiles(Path.Combine(Snippets.Root, "docs"), "*.md")
            .Select(static file => Path.GetRelativePath(Snippets.Root, file)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Documents => [.. Paths];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_Links_LeadSomewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Snippets.Root, document))!;
        Link().Matches(Read(document)).Select(static link => link.Groups["target"].Value)
            .Where(static target => !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !LeadsSomewhere(folder, document, target)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_Commands_NameProjectsThatExist(string document) =>
        Project().Matches(Read(document)).Select(static project => project.Groups["path"].Value)
            .Where(static path => !Path.Exists(Path.Combine(Snippets.Root, path))).Should().BeEmpty();

    [Fact]
    public void Docs_EachDocument_IsLinkedFromTheReadme()
    {
        var readme = Read("README.md");
        Paths.Where(static path => path.StartsWith("docs", StringComparison.Ordinal))
            .Should().OnlyContain(document => readme.Contains($"({document})"));
    }

    private static bool LeadsSomewhere(string folder, string document, string target)
    {
        var parts = target.Split('#');
        var file = parts[0].Length == 0 ? Path.Combine(Snippets.Root, document) : Path.Combine(folder, parts[0]);
        return Path.Exists(file) && (parts.Length == 1 || Headings(File.ReadAllText(file)).Contains(parts[1]));
    }

    /// <summary>Headings as anchors: in small letters, with a hyphen for each blank, without punctuation.</summary>
    private static IEnumerable<string> Headings(string text) =>
        Heading().Matches(text).Select(static heading => Punctuation().Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Read(string document) => File.ReadAllText(Path.Combine(Snippets.Root, document));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"dotnet (run .*--project|test|add reference) (?<path>(src|tests|samples)/[\w./]+)")]
    private static partial Regex Project();

    [GeneratedRegex(@"^#+ (?<text>.*\S)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w -]")]
    private static partial Regex Punctuation();
}
