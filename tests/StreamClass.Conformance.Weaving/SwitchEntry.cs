namespace StreamClass.Conformance.Weaving;

/// <summary>One change of a source file: lines that stand in it, of which some go and to which others are added.</summary>
/// <param name="Rows">The rows that it lets be switched off; "13.9 *" for any of a section.</param>
/// <param name="Line">The line of its heading in the switch file.</param>
/// <param name="Lines">What it consists of, in order.</param>
internal sealed record SwitchEntry(IReadOnlyList<string> Rows, int Line, IReadOnlyList<SwitchLine> Lines)
{
    /// <summary>The lines that have to stand in the source, without gap.</summary>
    public IReadOnlyList<string> Original { get; } =
        [.. Lines.Where(static line => line.Kind != SwitchLineKind.Added).Select(static line => line.Text)];

    /// <summary>The lines that are woven in.</summary>
    public IEnumerable<string> Added => Lines.Where(static line => line.Kind == SwitchLineKind.Added).Select(static line => line.Text);

    public override string ToString() => string.Join(", ", Rows);
}
