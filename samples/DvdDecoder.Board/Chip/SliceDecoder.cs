using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DvdDecoder.Board.Chip;

/// <summary>Decodes the macroblocks of a slice into the picture (ISO 13818-2, 6.2.4 and 6.2.5).</summary>
internal sealed class SliceDecoder
{
    private readonly BlockDecoder _blocks = new();
    private readonly MotionVectors _vectors = new();
    private readonly MotionCompensation _motion;
    private PictureTarget _target = null!;
    private PictureHeader _header;
    private CodeTable _types = null!;
    private bool _isMpeg2;

    // What a skipped macroblock repeats.
    private MacroblockFlags _directions;

    public SliceDecoder() => _motion = new MotionCompensation(_vectors);

    public void BeginPicture(PictureTarget target, QuantizerMatrices matrices)
    {
        _target = target;
        _header = target.Header;
        _isMpeg2 = target.Sequence.IsMpeg2;
        _types = MacroblockTables.TypesOf(_header.Type);
        _blocks.BeginPicture(_header, matrices, _isMpeg2);
        _vectors.BeginPicture(_header);
        _motion.BeginPicture(target);
    }

    /// <summary>Decodes a slice that begins in a row of macroblocks; false for damage.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Decode(ReadOnlySpan<byte> data, int row)
    {
        var reader = new BitReader(data);
        ReadScale(ref reader);
        while (reader.ReadFlag())
        {
            reader.Read(8);
        }

        _blocks.ResetDc();
        _vectors.Reset(_target.Field);
        _directions = MacroblockFlags.None;
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

                if (increment > 1 && !isFirst && !Skip(column, row))
                {
                    return false;
                }
            }

            isFirst = false;
            if (!DecodeMacroblock(ref reader, column, row) || reader.IsOverrun)
            {
                return false;
            }

            _target.MarkDecoded(column, row);
            reader.Refill();
        }
        while (reader.Peek(23) != 0);
        return true;
    }

    private int ReadAddressIncrement(ref BitReader reader)
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

    private void ReadScale(ref BitReader reader) =>
        _blocks.Scale = Quantization.ScaleOf(reader.Read(5), _header.IsQuantizerNonLinear);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Skip(int column, int row)
    {
        _blocks.ResetDc();
        var directions = _directions;
        if (_header.Type == PictureType.P)
        {
            _vectors.Reset(_target.Field);
            directions = MacroblockFlags.Forward;
        }
        else
        {
            _vectors.UsePredictors(_target.Field);
        }

        // An intra picture skips nothing, and nothing is skipped after an intra macroblock of a B picture.
        if (_header.Type == PictureType.I || directions == MacroblockFlags.None)
        {
            return false;
        }

        _motion.Predict(column, row, directions, DefaultMotion);
        _target.MarkDecoded(column, row);
        return true;
    }

    private MotionType DefaultMotion => _target.IsField ? MotionType.Field : MotionType.Frame;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool DecodeMacroblock(ref BitReader reader, int column, int row)
    {
        var type = _types.Read(ref reader);
        if (type < 0)
        {
            return false;
        }

        var flags = (MacroblockFlags)type;
        var isIntra = (flags & MacroblockFlags.Intra) != 0;
        var hasMotion = (flags & (MacroblockFlags.Forward | MacroblockFlags.Backward)) != 0;
        var motion = DefaultMotion;
        if (hasMotion && !TryReadMotionType(ref reader, ref motion))
        {
            return false;
        }

        var isFieldTransform = !_target.IsField && !_header.IsFramePredictionOnly
            && (flags & (MacroblockFlags.Intra | MacroblockFlags.Pattern)) != 0 && reader.ReadFlag();
        if ((flags & MacroblockFlags.Quantizer) != 0)
        {
            ReadScale(ref reader);
        }

        if (!ReadVectors(ref reader, flags, motion, isIntra))
        {
            return false;
        }

        if (isIntra)
        {
            _directions = MacroblockFlags.None;
            return PutBlocks(ref reader, column, row, isFieldTransform);
        }

        _blocks.ResetDc();
        if (!hasMotion)
        {
            flags |= MacroblockFlags.Forward;
            motion = DefaultMotion;
        }

        _directions = flags & (MacroblockFlags.Forward | MacroblockFlags.Backward);
        _motion.Predict(column, row, flags, motion);
        if ((flags & MacroblockFlags.Pattern) == 0)
        {
            return true;
        }

        var pattern = MacroblockTables.CodedBlockPattern.Read(ref reader);
        return pattern > 0 && AddBlocks(ref reader, column, row, isFieldTransform, pattern);
    }

    private bool TryReadMotionType(ref BitReader reader, ref MotionType motion)
    {
        if (!_target.IsField && _header.IsFramePredictionOnly)
        {
            return true;
        }

        switch (reader.Read(2))
        {
            case 1:
                motion = MotionType.Field;
                return true;
            case 2:
                motion = _target.IsField ? MotionType.Halves : MotionType.Frame;
                return true;
            case 3:
                motion = MotionType.DualPrime;
                return _header.Type == PictureType.P;
            default:
                return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadVectors(ref BitReader reader, MacroblockFlags flags, MotionType motion, bool isIntra)
    {
        if (isIntra && _header.HasConcealmentVectors)
        {
            // They would help to conceal a loss, which is done more simply here; others are predicted from them, though.
            return _vectors.Read(ref reader, DefaultMotion, direction: 0) && reader.ReadFlag();
        }

        if (isIntra || (flags & (MacroblockFlags.Forward | MacroblockFlags.Backward)) == 0)
        {
            _vectors.Reset(_target.Field);
            return true;
        }

        return ((flags & MacroblockFlags.Forward) == 0 || _vectors.Read(ref reader, motion, direction: 0))
            && ((flags & MacroblockFlags.Backward) == 0 || _vectors.Read(ref reader, motion, direction: 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool PutBlocks(ref BitReader reader, int column, int row, bool isFieldTransform)
    {
        for (var block = 0; block < 6; block++)
        {
            ref var samples = ref Locate(column, row, block, isFieldTransform, out var stride);
            if (!_blocks.PutIntra(ref reader, block < 4 ? 0 : block - 3, ref samples, stride))
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool AddBlocks(ref BitReader reader, int column, int row, bool isFieldTransform, int pattern)
    {
        for (var block = 0; block < 6; block++)
        {
            if ((pattern & (32 >> block)) != 0)
            {
                ref var samples = ref Locate(column, row, block, isFieldTransform, out var stride);
                if (!_blocks.AddNonIntra(ref reader, ref samples, stride))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Where a block's first sample is: blocks 0 to 3 are luminance, 4 is blue, 5 is red.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Locate(int column, int row, int block, bool isFieldTransform, out int stride)
    {
        var picture = _target.Picture;
        var plane = block < 4 ? picture.Y : block == 4 ? picture.Cb : picture.Cr;
        var offset = _target.Field * plane.Stride;
        stride = _target.IsField ? plane.Stride * 2 : plane.Stride;
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
}
