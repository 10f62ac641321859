namespace StreamClass.Tests.Conformance;

/// <summary>A statement of the reference: a line of a table, a bullet with its continuation lines, or a paragraph.</summary>
/// <param name="Line">The line of docs/reference.md on which it begins.</param>
/// <param name="Text">Its text on one line.</param>
internal sealed record ReferenceBlock(int Line, string Text)
{
    private const int Shown = 70;

    public bool Contains(string phrase) => Text.Contains(OnOneLine(phrase), StringComparison.Ordinal);

    public override string ToString() => $"line {Line}: \"{(Text.Length <= Shown ? Text : Text[..Shown] + "…")}\"";

    /// <summary>A text with every run of white space as one blank.</summary>
    public static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
