using System.Runtime.CompilerServices;

namespace StreamClass.Testing.Tests.Docs;

/// <summary>What is printed in documents is what there is: code is compiled in this folder, text is what a test printed.</summary>
/// <remarks>To accept another text: <c>STREAMCLASS_ACCEPT_DOCS=1 dotnet test tests/StreamClass.Testing.Tests --filter TutorialTests</c></remarks>
internal static class Snippets
{
    private const string Accept = "STREAMCLASS_ACCEPT_DOCS";

    /// <summary>A block of code stands in a file, line by line.</summary>
    public static void CompareCode(string document, int index, string file)
    {
        var code = File.ReadAllText(PathOf(document)).Split("```csharp\n")[index + 1].Split("```")[0];
        Lines(File.ReadAllText(Path.Combine(Folder(), file))).Should().ContainInConsecutiveOrder(Lines(code));
    }

    /// <summary>The one block of text is what was printed.</summary>
    public static void CompareText(string document, string printed)
    {
        var parts = File.ReadAllText(PathOf(document)).Split("```text\n");
        var end = parts[1].IndexOf("```", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(Accept) is not null)
        {
            File.WriteAllText(PathOf(document), $"{parts[0]}```text\n{printed.TrimEnd()}\n{parts[1][end..]}");
        }
        else
        {
            parts[1][..end].TrimEnd().Should().Be(printed.TrimEnd());
        }
    }

    private static string PathOf(string document) => Path.Combine(Folder(), "../../..", document);

    private static string[] Lines(string text) => [.. text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
