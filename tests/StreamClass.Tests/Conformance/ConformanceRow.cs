namespace StreamClass.Tests.Conformance;

/// <summary>One row of a section of the reference: what the native interface calls it, what ours is, and where it stands.</summary>
/// <param name="Section">The section of docs/reference.md, as in "13.3".</param>
/// <param name="Name">Its own name within the section.</param>
/// <param name="Native">The native name or names.</param>
/// <param name="Ours">Types and members that implement it, as <c>Type</c> or <c>Type.Member</c>.</param>
/// <param name="Phrase">Text that stands in one block of the section.</param>
internal sealed record ConformanceRow(string Section, string Name, string Native, IReadOnlyList<string> Ours, string Phrase)
{
    /// <summary>How tests and switches name it.</summary>
    public string FullName => $"{Section} {Name}";
}
