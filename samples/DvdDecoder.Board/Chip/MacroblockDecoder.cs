using System.Runtime.CompilerServices;

namespace DvdDecoder.Board.Chip;

/// <summary>Decodes macroblocks into the picture (ISO 13818-2, 6.2.5).</summary>
internal sealed class MacroblockDecoder
{
    private readonly BlockDecoder _blocks = new();
    private readonly MotionVectors _vectors = new();
    private readonly MotionCompensation _motion;
    private PictureTarget _target = null!;
    private PictureHeader _header;
    private CodeTable _types = null!;

    // What a skipped macroblock of a B picture repeats.
    private MacroblockFlags _directions;

    public MacroblockDecoder() => _motion = new MotionCompensation(_vectors);

    private MotionType DefaultMotion => _target.IsField ? MotionType.Field : MotionType.Frame;

    public void BeginPicture(PictureTarget target, QuantizerMatrices matrices)
    {
        _target = target;
        _header = target.Header;
        _types = MacroblockTables.TypesOf(_header.Type);
        _blocks.BeginPicture(_header, matrices, target.Sequence.IsMpeg2);
        _vectors.BeginPicture(_header);
        _motion.BeginPicture(target);
    }

    /// <summary>Reads the scale that a slice begins with, and predicts from nothing before it.</summary>
    public void BeginSlice(ref BitReader reader)
    {
        ReadScale(ref reader);
        _blocks.ResetDc();
        _vectors.Reset(_target.Field);
        _directions = MacroblockFlags.None;
    }

    /// <summary>Predicts a macroblock that the stream leaves out; false if it may not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Skip(int column, int row)
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
        return true;
    }

    /// <summary>Decodes a macroblock from its type on; false for damage.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Decode(ref BitReader reader, int column, int row)
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
            ref var samples = ref _target.Locate(column, row, block, isFieldTransform, out var stride);
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
                ref var samples = ref _target.Locate(column, row, block, isFieldTransform, out var stride);
                if (!_blocks.AddNonIntra(ref reader, ref samples, stride))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void ReadScale(ref BitReader reader) =>
        _blocks.Scale = Quantization.ScaleOf(reader.Read(5), _header.IsQuantizerNonLinear);
}
