using System.Runtime.CompilerServices;

namespace DvdDecoder.Board.Chip;

/// <summary>Decodes slices into the picture (ISO 13818-2, 6.2.4).</summary>
internal sealed class SliceDecoder
{
    private readonly MacroblockDecoder _macroblocks = new();
    private PictureTarget _target = null!;
    private bool _isMpeg2;

    public void BeginPicture(PictureTarget target, QuantizerMatrices matrices)
    {
        _target = target;
        _isMpeg2 = target.Sequence.IsMpeg2;
        _macroblocks.BeginPicture(target, matrices);
    }

    /// <summary>Decodes a slice that begins in a row of macroblocks; false for damage.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Decode(ReadOnlySpan<byte> data, int row)
    {
        var reader = new BitReader(data);
        _macroblocks.BeginSlice(ref reader);
        while (reader.ReadFlag())
        {
            reader.Read(8);
        }

        var column = -1;
        var isFirst = true;
        do
        {
            var increment = ReadAddressIncrement(ref reader);
            if (increment <= 0)
            {
                return false;
            }

            for (; increment > 0; increment--)
            {
                if (++column == _target.Columns)
                {
                    column = 0;
                    row++;

                    // Only slices of MPEG-1 go on in the next row.
                    if (_isMpeg2 || row == _target.Rows)
                    {
                        return false;
                    }
                }

                if (increment > 1 && !isFirst)
                {
                    if (!_macroblocks.Skip(column, row))
                    {
                        return false;
                    }

                    _target.MarkDecoded(column, row);
                }
            }

            isFirst = false;
            if (!_macroblocks.Decode(ref reader, column, row) || reader.IsOverrun)
            {
                return false;
            }

            _target.MarkDecoded(column, row);
            reader.Refill();
        }
        while (reader.Peek(23) != 0);
        return true;
    }

    private static int ReadAddressIncrement(ref BitReader reader)
    {
        var total = 0;
        while (!reader.IsOverrun)
        {
            var code = MacroblockTables.AddressIncrement.Read(ref reader);
            if (code is > 0 and <= 33)
            {
                return total + code;
            }

            if (code < 0)
            {
                break;
            }

            total += code == MacroblockTables.IncrementEscape ? 33 : 0;
        }

        return -1;
    }
}
