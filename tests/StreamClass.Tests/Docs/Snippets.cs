using StreamClass.Tests.Architecture;

namespace StreamClass.Tests.Docs;

/// <summary>The code in documents is compiled: it stands in a file of this folder, line by line.</summary>
internal static class Snippets
{
    public static void Compare(string document, int index, string file)
    {
        var code = File.ReadAllText(Path.Combine(Source.Root, document)).Split("```csharp\n")[index + 1].Split("```")[0];
        var compiled = File.ReadAllText(Path.Combine(Source.Root, "tests/StreamClass.Tests/Docs", file));
        Lines(compiled).Should().ContainInConsecutiveOrder(Lines(code));
    }

    private static string[] Lines(string text) => [.. text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];
}
