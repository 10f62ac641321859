namespace DvdDecoder.Board.Chip;

/// <summary>One coded picture with the headers before it.</summary>
internal readonly ref struct AccessUnit
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly ReadOnlySpan<int> _codes;

    public AccessUnit(ReadOnlySpan<byte> data, ReadOnlySpan<int> codes, bool hasPicture, long? presentationTime, UnitEnd end)
    {
        _data = data;
        _codes = codes;
        HasPicture = hasPicture;
        PresentationTime = presentationTime;
        End = end;
    }

    /// <summary>Whether there is a picture; before an end there may be none.</summary>
    public bool HasPicture { get; }

    /// <summary>The time stamped on the chunk that the picture begins in.</summary>
    public long? PresentationTime { get; }

    /// <summary>What follows.</summary>
    public UnitEnd End { get; }

    /// <summary>How many start codes there are.</summary>
    public int Count => _codes.Length;

    /// <summary>The byte after the prefix of a start code.</summary>
    public byte CodeAt(int index) => _data[_codes[index]];

    /// <summary>The bytes between a start code and the next.</summary>
    public ReadOnlySpan<byte> PayloadAt(int index)
    {
        var begin = _codes[index] + 1;
        var end = index + 1 < _codes.Length ? _codes[index + 1] - 3 : _data.Length;
        return _data[begin..end];
    }
}
