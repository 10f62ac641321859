namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>What one transition touched, by names that hold in every run.</summary>
/// <param name="Reads">What it only read.</param>
/// <param name="Writes">What it wrote.</param>
internal sealed record Footprint(Digest[] Reads, Digest[] Writes)
{
    /// <summary>Whether two transitions come to the same in either order.</summary>
    public bool IsIndependentOf(Footprint other) =>
        !Overlap(Writes, other.Writes) && !Overlap(Writes, other.Reads) && !Overlap(Reads, other.Writes);

    private static bool Overlap(Digest[] left, Digest[] right)
    {
        foreach (var name in left)
        {
            if (Array.IndexOf(right, name) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
