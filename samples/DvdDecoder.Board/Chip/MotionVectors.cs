using System.Runtime.CompilerServices;

namespace DvdDecoder.Board.Chip;

/// <summary>The vectors of a macroblock and those that the next ones are predicted from (ISO 13818-2, 7.6.3).</summary>
internal sealed class MotionVectors
{
    // By number of the vector * 2 + direction, where the directions are 0 forward and 1 backward.
    private readonly MotionVector[] _predictors = new MotionVector[4];
    private readonly MotionVector[] _vectors = new MotionVector[4];
    private readonly int[] _fields = new int[4];
    private PictureHeader _header;

    /// <summary>The small vector of dual prime prediction.</summary>
    public MotionVector Correction { get; private set; }

    public void BeginPicture(in PictureHeader header) => _header = header;

    /// <summary>The vector with a number, 0 or 1, in a direction.</summary>
    public MotionVector Vector(int number, int direction) => _vectors[(number * 2) + direction];

    /// <summary>The reference field that a vector points into: 0 top, 1 bottom.</summary>
    public int Field(int number, int direction) => _fields[(number * 2) + direction];

    /// <summary>Predicts what follows from zero vectors, and uses zero vectors here.</summary>
    public void Reset(int field)
    {
        _predictors.AsSpan().Clear();
        _vectors.AsSpan().Clear();
        _fields.AsSpan().Fill(field);
    }

    /// <summary>Uses the vectors that the next ones are predicted from, as a skipped macroblock of a B picture does.</summary>
    public void UsePredictors(int field)
    {
        for (var direction = 0; direction < 2; direction++)
        {
            _vectors[direction] = Scaled(_predictors[direction], direction);
            _fields[direction] = field;
        }
    }

    /// <summary>Reads the vectors of one direction; false for damage.</summary>
    public bool Read(ref BitReader reader, MotionType type, int direction)
    {
        var isFieldOfFrame = !_header.IsField && (type == MotionType.Field || type == MotionType.DualPrime);
        if ((type == MotionType.Field && !_header.IsField) || type == MotionType.Halves)
        {
            return ReadOne(ref reader, 0, direction, hasField: true, isFieldOfFrame, isDualPrime: false)
                && ReadOne(ref reader, 1, direction, hasField: true, isFieldOfFrame, isDualPrime: false);
        }

        if (!ReadOne(ref reader, 0, direction, hasField: type == MotionType.Field, isFieldOfFrame, isDualPrime: type == MotionType.DualPrime))
        {
            return false;
        }

        _predictors[2 + direction] = _predictors[direction];
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadOne(ref BitReader reader, int number, int direction, bool hasField, bool isFieldOfFrame, bool isDualPrime)
    {
        var index = (number * 2) + direction;
        if (hasField)
        {
            _fields[index] = reader.Read(1);
        }

        var predictor = _predictors[index];
        var correctionX = 0;
        var correctionY = 0;
        if (!TryReadComponent(ref reader, _header.FCodes[direction * 2], predictor.X, out var x)
            || (isDualPrime && (correctionX = ValueTables.DualPrimeVector.Read(ref reader)) == CodeTable.Invalid)
            || !TryReadComponent(ref reader, _header.FCodes[(direction * 2) + 1], isFieldOfFrame ? predictor.Y >> 1 : predictor.Y, out var y)
            || (isDualPrime && (correctionY = ValueTables.DualPrimeVector.Read(ref reader)) == CodeTable.Invalid))
        {
            return false;
        }

        // Within a frame picture, predictors have frame rows and vectors of fields have field rows.
        _predictors[index] = new(x, isFieldOfFrame ? y * 2 : y);
        _vectors[index] = Scaled(new(x, y), direction);
        Correction = new(correctionX, correctionY);
        return true;
    }

    private static bool TryReadComponent(ref BitReader reader, int fCode, int predictor, out int value)
    {
        value = predictor;
        var magnitude = ValueTables.MotionCode.Read(ref reader);
        if (magnitude <= 0)
        {
            return magnitude == 0;
        }

        var isNegative = reader.ReadFlag();
        var extraBits = fCode - 1;
        if (extraBits > 0)
        {
            magnitude = ((magnitude - 1) << extraBits) + reader.Read(extraBits) + 1;
        }

        // Vectors wrap around at 16 << extraBits, on either side.
        var unused = 32 - (5 + extraBits);
        value = (predictor + (isNegative ? -magnitude : magnitude)) << unused >> unused;
        return true;
    }

    // MPEG-1 can count in whole samples; its predictors do so, too.
    private MotionVector Scaled(MotionVector vector, int direction) =>
        (direction == 0 ? _header.HasFullPelForward : _header.HasFullPelBackward) ? new(vector.X * 2, vector.Y * 2) : vector;
}
