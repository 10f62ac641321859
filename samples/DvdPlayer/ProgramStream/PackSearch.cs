namespace DvdPlayer.ProgramStream;

/// <summary>Finds the next place at which a pack begins.</summary>
internal static class PackSearch
{
    /// <summary>How many bytes at the end of the data cannot be judged yet.</summary>
    public const int Reach = 4;

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
            if (ProgramUnit.At(data[from..]).State != ProgramUnitState.Garbage)
            {
                return from;
            }

            from++;
        }
    }
}
