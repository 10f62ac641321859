namespace DvdDecoder.Board.Chip;

/// <summary>Reads the headers of access units and remembers what stays in force.</summary>
internal sealed class HeaderReader
{
    private GroupFlags? _group;
    private SequenceHeader _sequence;
    private PictureHeader _picture;

    /// <summary>What a group header says of the B pictures that come right after its first I picture.</summary>
    /// <param name="IsClosed">They do without the group before.</param>
    /// <param name="IsBroken">The group before is not the one that they were made from.</param>
    public readonly record struct GroupFlags(bool IsClosed, bool IsBroken);

    public QuantizerMatrices Matrices { get; } = new();

    public SequenceHeader Sequence => _sequence;

    public PictureHeader Picture => _picture;

    /// <summary>Whether the last group header said that its group needs no other.</summary>
    public bool IsGroupClosed { get; private set; }

    /// <summary>Whether the picture can be decoded.</summary>
    public bool IsUsable => _sequence.IsUsable && _picture.IsUsable && (_picture.HasCodingExtension || !_sequence.IsMpeg2);

    /// <summary>The group header that came since the last call, if one did.</summary>
    public GroupFlags? TakeGroup()
    {
        var group = _group;
        _group = null;
        return group;
    }

    public void Forget()
    {
        _group = null;
        _sequence = default;
        IsGroupClosed = false;
        Matrices.SetDefaults();
    }

    /// <summary>Reads all headers of a unit.</summary>
    /// <returns>The index of its first slice, or the count of its start codes.</returns>
    public int Read(in AccessUnit unit)
    {
        var index = 0;
        for (; index < unit.Count && !StartCode.IsSlice(unit.CodeAt(index)); index++)
        {
            Read(unit.CodeAt(index), unit.PayloadAt(index));
        }

        return index;
    }

    private void Read(byte code, ReadOnlySpan<byte> data)
    {
        switch (code)
        {
            case StartCode.SequenceHeader:
                _sequence = SequenceHeader.Read(data, Matrices);
                break;
            case StartCode.GroupOfPictures:
                ReadGroup(data);
                break;
            case StartCode.Picture:
                _picture = PictureHeader.Read(data);
                break;
            case StartCode.Extension when data.Length > 0:
                ReadExtension(data);
                break;
        }
    }

    private void ReadGroup(ReadOnlySpan<byte> data)
    {
        var reader = new BitReader(data);
        reader.Read(25);
        _group = new(reader.ReadFlag(), reader.ReadFlag());
        IsGroupClosed = _group.Value.IsClosed;
    }

    private void ReadExtension(ReadOnlySpan<byte> data)
    {
        const int SequenceExtension = 1;
        const int QuantMatrixExtension = 3;
        const int PictureCodingExtension = 8;
        switch (data[0] >> 4)
        {
            case SequenceExtension:
                _sequence = _sequence.WithExtension(data);
                break;
            case QuantMatrixExtension:
                var reader = new BitReader(data);
                reader.Read(4);
                Matrices.Read(ref reader);
                break;
            case PictureCodingExtension:
                _picture.ReadExtension(data);
                break;
        }
    }
}
