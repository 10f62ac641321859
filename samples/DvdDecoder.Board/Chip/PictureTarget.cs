using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DvdDecoder.Board.Chip;

/// <summary>The picture that is being decoded and what it is predicted from.</summary>
internal sealed class PictureTarget
{
    private readonly Picture[] _references = new Picture[2];
    private bool[] _isDecoded = [];
    private int _missing;

    public SequenceHeader Sequence { get; private set; }

    public PictureHeader Header { get; private set; }

    /// <summary>Where the samples go.</summary>
    public Picture Picture { get; private set; } = null!;

    /// <summary>Whether only every second row is being decoded.</summary>
    public bool IsField { get; private set; }

    /// <summary>The field that is being decoded: 0 top, 1 bottom; 0 for a frame.</summary>
    public int Field { get; private set; }

    /// <summary>Rows of macroblocks in this coded picture.</summary>
    public int Rows { get; private set; }

    /// <summary>Columns of macroblocks.</summary>
    public int Columns { get; private set; }

    /// <summary>Whether this is the second field of <see cref="Picture"/>.</summary>
    public bool IsSecondField { get; private set; }

    /// <summary>Begins a frame or a field. A reference that is missing is replaced by what there is.</summary>
    public void Begin(
        in SequenceHeader sequence, in PictureHeader header, Picture picture, Picture? forward, Picture? backward, bool isSecondField)
    {
        Sequence = sequence;
        Header = header;
        Picture = picture;
        IsField = header.IsField;
        IsSecondField = isSecondField;
        Field = header.Structure == PictureStructure.BottomField ? 1 : 0;
        Columns = sequence.MacroblockColumns;
        Rows = IsField ? sequence.MacroblockRows / 2 : sequence.MacroblockRows;
        _references[0] = forward ?? backward ?? picture;
        _references[1] = backward ?? forward ?? picture;
        _missing = Columns * Rows;
        if (_isDecoded.Length < _missing)
        {
            _isDecoded = new bool[_missing];
        }

        _isDecoded.AsSpan(0, _missing).Clear();
    }

    /// <summary>The frame to predict from: direction 0 is forward, 1 backward.</summary>
    public Picture Reference(int direction) => _references[direction];

    /// <summary>The frame that has the reference field of a field picture: the second field may be predicted from the first.</summary>
    public Picture Reference(int direction, int field) =>
        IsSecondField && field != Field && Header.Type == PictureType.P ? Picture : _references[direction];

    /// <summary>Where the first sample of a macroblock's block is: blocks 0 to 3 are luminance, 4 is blue, 5 is red.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Locate(int column, int row, int block, bool isFieldTransform, out int stride)
    {
        var plane = block < 4 ? Picture.Y : block == 4 ? Picture.Cb : Picture.Cr;
        var offset = Field * plane.Stride;
        stride = IsField ? plane.Stride * 2 : plane.Stride;
        if (block >= 4)
        {
            offset += (row * 8 * stride) + (column * 8);
        }
        else
        {
            offset += (row * 16 * stride) + (column * 16) + ((block & 1) * 8);
            if (isFieldTransform)
            {
                offset += (block >> 1) * stride;
                stride *= 2;
            }
            else
            {
                offset += (block >> 1) * 8 * stride;
            }
        }

        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(plane.Samples), offset);
    }

    /// <summary>Notes that a macroblock has its samples.</summary>
    public void MarkDecoded(int column, int row)
    {
        ref var isDecoded = ref _isDecoded[(row * Columns) + column];
        _missing -= isDecoded ? 0 : 1;
        isDecoded = true;
    }

    /// <summary>Gives the macroblocks that no slice brought what the reference has there.</summary>
    public void Conceal()
    {
        for (var row = 0; row < Rows && _missing > 0; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                if (!_isDecoded[(row * Columns) + column])
                {
                    Conceal(Picture.Y, _references[0].Y, column, row, 16, grey: 16);
                    Conceal(Picture.Cb, _references[0].Cb, column, row, 8, grey: 128);
                    Conceal(Picture.Cr, _references[0].Cr, column, row, 8, grey: 128);
                    _missing--;
                }
            }
        }
    }

    /// <summary>Gives the field that never came the rows of the one that did.</summary>
    public void ConcealOtherField()
    {
        foreach (var plane in (ReadOnlySpan<Plane>)[Picture.Y, Picture.Cb, Picture.Cr])
        {
            for (var y = 0; y < plane.CodedHeight; y += 2)
            {
                var there = plane.Samples.AsSpan((y + Field) * plane.Stride, plane.Stride);
                there.CopyTo(plane.Samples.AsSpan((y + 1 - Field) * plane.Stride, plane.Stride));
            }
        }
    }

    private void Conceal(Plane target, Plane source, int column, int row, int size, byte grey)
    {
        var stride = IsField ? target.Stride * 2 : target.Stride;
        var offset = (Field * target.Stride) + (row * size * stride) + (column * size);
        for (var y = 0; y < size; y++, offset += stride)
        {
            var samples = target.Samples.AsSpan(offset, size);
            if (ReferenceEquals(source, target))
            {
                samples.Fill(grey);
            }
            else
            {
                source.Samples.AsSpan(offset, size).CopyTo(samples);
            }
        }
    }
}
