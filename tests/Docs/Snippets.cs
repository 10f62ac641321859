using System.Runtime.CompilerServices;

namespace StreamClass.Docs;

/// <summary>What is printed in documents is what there is: code is compiled beside the test that compares it, text is what a test printed.</summary>
/// <remarks>To accept another text: <c>STREAMCLASS_ACCEPT_DOCS=1 dotnet test tests/StreamClass.Testing.Tests --filter Docs</c></remarks>
internal static class Snippets
{
    private const string Accept = "STREAMCLASS_ACCEPT_DOCS";

    /// <summary>The folder of the solution, from which documents are named.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(FolderOf(Here()), "../.."));

    /// <summary>A block of code stands in a file of the test's folder, line by line.</summary>
    public static void CompareCode(string document, int index, string file, [CallerFilePath] string test = "")
    {
        var code = Read(document).Split("```csharp\n")[index + 1].Split("```")[0];
        Lines(File.ReadAllText(Path.Combine(FolderOf(test), file))).Should().ContainInConsecutiveOrder(Lines(code));
    }

    /// <summary>All code of a document is compared.</summary>
    public static void CompareCount(string document, int count) => (Read(document).Split("```csharp\n").Length - 1).Should().Be(count);

    /// <summary>A block of text is what was printed.</summary>
    public static void CompareText(string document, string printed, int index = 0)
    {
        const string fence = "```text\n";
        var parts = Read(document).Split(fence);
        var end = parts[index + 1].IndexOf("```", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(Accept) is not null)
        {
            parts[index + 1] = $"{printed.TrimEnd()}\n{parts[index + 1][end..]}";
            File.WriteAllText(Path.Combine(Root, document), string.Join(fence, parts));
        }
        else
        {
            parts[index + 1][..end].TrimEnd().Should().Be(printed.TrimEnd());
        }
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(Root, document));

    private static string[] Lines(string text) => [.. text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];

    private static string FolderOf(string file) => Path.GetDirectoryName(file)!;

    private static string Here([CallerFilePath] string file = "") => file;
}
