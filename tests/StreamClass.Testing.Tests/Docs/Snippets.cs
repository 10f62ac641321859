using System.Runtime.CompilerServices;

namespace StreamClass.Testing.Tests.Docs;

/// <summary>The code in documents is compiled: it stands in a file of this folder, line by line, but for the namespace.</summary>
internal static class Snippets
{
    public static void Compare(string document, int index, string file)
    {
        var compiled = File.ReadAllText(Path.Combine(Folder(), file));
        Lines(compiled).Should().ContainInConsecutiveOrder(Lines(Block(document, "csharp", index)));
    }

    /// <summary>A block of a document, without the lines that mark it.</summary>
    public static string Block(string document, string language, int index) =>
        File.ReadAllText(Path.Combine(Folder(), "../../..", document)).Split($"```{language}\n")[index + 1].Split("```")[0];

    private static string[] Lines(string text) =>
    [
        .. text.Split('\n').Select(static line => line.Trim())
            .Where(static line => line.Length > 0 && !line.StartsWith("namespace ", StringComparison.Ordinal)),
    ];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
