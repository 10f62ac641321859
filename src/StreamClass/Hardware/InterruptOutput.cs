using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>The interrupt pin of a board. Its level changes under the serializer and reaches the line after that is left.</summary>
internal struct InterruptOutput
{
    private bool _delivered;

    /// <summary>What the board wants.</summary>
    public bool Level { get; set; }

    /// <summary>Whether the line does not know the level yet.</summary>
    public readonly bool IsPending => Wanted != _delivered;

    /// <summary>Whether the line is kept out of it: nobody serves the board any more.</summary>
    public bool IsSilenced { get; set; }

    private readonly bool Wanted => Level && !IsSilenced;

    /// <summary>Takes the change that the caller must deliver once it has left the serializer.</summary>
    public LevelChange Take()
    {
        if (Wanted == _delivered)
        {
            return LevelChange.None;
        }

        _delivered = Wanted;
        return _delivered ? LevelChange.Raise : LevelChange.Drop;
    }

    /// <summary>Changes the line. The line counts, so two changes that overtake each other still end at the right level.</summary>
    public static void Deliver(LevelChange change, InterruptLine? line)
    {
        if (change is LevelChange.Raise)
        {
            line?.Assert();
        }
        else if (change is LevelChange.Drop)
        {
            line?.Deassert();
        }
    }
}
