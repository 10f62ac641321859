namespace StreamClass.Ks;

/// <summary>Finds a set among those that a minidriver declares.</summary>
internal static class KsSets
{
    /// <summary>The index of the first set of that name, or -1.</summary>
    public static int IndexOf<T>(this IReadOnlyList<T> declared, Guid set)
        where T : IKsSet
    {
        for (var i = 0; i < declared.Count; i++)
        {
            if (declared[i].Set == set)
            {
                return i;
            }
        }

        return -1;
    }
}
