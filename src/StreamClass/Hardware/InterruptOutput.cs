using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>The interrupt pin of a board. Its level changes under the serializer and reaches the line after that is left.</summary>
internal struct InterruptOutput
{
    private bool _delivered;
    private bool _isCut;
    private bool _level;

    private readonly bool Shown => Level && !IsMasked && !_isCut;

    /// <summary>What the board wants.</summary>
    public bool Level
    {
        readonly get => _level;
        set
        {
            _level = value;
            _isCut &= value;
        }
    }

    /// <summary>Whether the level is kept from the line.</summary>
    public bool IsMasked { get; set; }

    /// <summary>Whether the line does not know the level yet.</summary>
    public readonly bool IsPending => Shown != _delivered;

    /// <summary>Takes the change that the caller must deliver once it has left the serializer.</summary>
    public LevelChange Take()
    {
        if (!IsPending)
        {
            return LevelChange.None;
        }

        _delivered = Shown;
        return _delivered ? LevelChange.Raise : LevelChange.Drop;
    }

    /// <summary>Keeps the change that was just taken from the line until the board drops its level.</summary>
    public LevelChange Cut()
    {
        _isCut = true;
        _delivered = false;
        return LevelChange.None;
    }

    /// <summary>Takes <see cref="Cut"/> back.</summary>
    public void Mend() => _isCut = false;

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
