namespace DvdPlayer.ProgramStream;

/// <summary>Finds the next place at which a pack begins.</summary>
internal static class PackSearch
{
    /// <summary>How many bytes at the end of the data cannot be judged yet.</summary>
    public const int Reach = 4;

    /// <summary>Tells whether a pack begins here, as far as the data goes.</summary>
    /// <param name="data">At least the first bytes of the supposed pack.</param>
    public static bool IsPack(ReadOnlySpan<byte> data) =>
        data.StartsWith(StartCode.PackBytes) && ProgramUnit.At(data).State != ProgramUnitState.Garbage;

    /// <summary>Looks for a pack start code with a believable header.</summary>
    /// <param name="data">Where to look.</param>
    /// <returns>The pack's index, or -1.</returns>
    public static int IndexIn(ReadOnlySpan<byte> data)
    {
        for (var from = 0; ;)
        {
            var next = data[from..].IndexOf(StartCode.PackBytes);
            if (next < 0)
            {
                return -1;
            }

            from += next;
            if (IsPack(data[from..]))
            {
                return from;
            }

            from++;
        }
    }
}
