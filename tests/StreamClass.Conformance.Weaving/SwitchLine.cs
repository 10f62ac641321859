namespace StreamClass.Conformance.Weaving;

/// <summary>A line of an entry.</summary>
internal readonly record struct SwitchLine(SwitchLineKind Kind, string Text);

/// <summary>What becomes of a line of an entry.</summary>
internal enum SwitchLineKind
{
    /// <summary>It stands in the source and stays.</summary>
    Kept,

    /// <summary>It stands in the source and goes.</summary>
    Removed,

    /// <summary>It comes in.</summary>
    Added,
}
