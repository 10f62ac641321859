using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DvdDecoder.Board.Chip;

/// <summary>Forms the prediction of a macroblock in the picture that is being decoded (ISO 13818-2, 7.6).</summary>
internal sealed class MotionCompensation
{
    // The value of a field where the rows of both are meant.
    private const int BothFields = -1;

    private readonly MotionVectors _vectors;
    private PictureTarget _target = null!;

    public MotionCompensation(MotionVectors vectors) => _vectors = vectors;

    public void BeginPicture(PictureTarget target) => _target = target;

    /// <summary>Predicts the macroblock at a column and row of macroblocks, from one direction or as the mean of both.</summary>
    public void Predict(int column, int row, MacroblockFlags flags, MotionType type)
    {
        var isSecond = false;
        if ((flags & MacroblockFlags.Forward) != 0)
        {
            Predict(column, row, direction: 0, type, isSecond: false);
            isSecond = true;
        }

        if ((flags & MacroblockFlags.Backward) != 0)
        {
            Predict(column, row, direction: 1, type, isSecond);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Predict(int column, int row, int direction, MotionType type, bool isSecond)
    {
        var vector = _vectors.Vector(0, direction);
        var field = _target.Field;
        if (type == MotionType.Frame)
        {
            Copy(_target.Reference(direction), BothFields, BothFields, column, row * 16, 16, vector, isSecond);
        }
        else if (type == MotionType.DualPrime)
        {
            PredictDualPrime(column, row, vector);
        }
        else if (!_target.IsField)
        {
            for (field = 0; field < 2; field++)
            {
                Copy(
                    _target.Reference(direction), _vectors.Field(field, direction), field, column, row * 8, 8,
                    _vectors.Vector(field, direction), isSecond);
            }
        }
        else
        {
            var rows = type == MotionType.Halves ? 8 : 16;
            for (var number = 0; number * rows < 16; number++)
            {
                var source = _vectors.Field(number, direction);
                Copy(
                    _target.Reference(direction, source), source, field, column, (row * 16) + (number * rows), rows,
                    _vectors.Vector(number, direction), isSecond);
            }
        }
    }

    // Each field is the mean of a prediction from its own parity and one from the other, whose vector is scaled to the distance in time.
    private void PredictDualPrime(int column, int row, MotionVector vector)
    {
        if (_target.IsField)
        {
            var field = _target.Field;
            Copy(_target.Reference(0, field), field, field, column, row * 16, 16, vector, isSecond: false);
            Copy(_target.Reference(0, 1 - field), 1 - field, field, column, row * 16, 16, Opposite(vector, field, 1), isSecond: true);
            return;
        }

        for (var field = 0; field < 2; field++)
        {
            var isLater = (field == 1) == _target.Header.TopFieldFirst;
            Copy(_target.Reference(0), field, field, column, row * 8, 8, vector, isSecond: false);
            Copy(_target.Reference(0), 1 - field, field, column, row * 8, 8, Opposite(vector, field, isLater ? 3 : 1), isSecond: true);
        }
    }

    private MotionVector Opposite(MotionVector vector, int field, int distance)
    {
        var correction = _vectors.Correction;
        return new(
            ScaleToHalf(vector.X * distance) + correction.X,
            ScaleToHalf(vector.Y * distance) + (field == 0 ? -1 : 1) + correction.Y);

        static int ScaleToHalf(int value) => (value + (value > 0 ? 1 : 0)) >> 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(
        Picture reference, int sourceField, int targetField, int column, int top, int rows, MotionVector vector, bool isSecond)
    {
        var target = _target.Picture;
        Copy(target.Y, reference.Y, sourceField, targetField, column * 16, top, 16, rows, vector, isSecond);
        vector = vector.ForChrominance;
        Copy(target.Cb, reference.Cb, sourceField, targetField, column * 8, top / 2, 8, rows / 2, vector, isSecond);
        Copy(target.Cr, reference.Cr, sourceField, targetField, column * 8, top / 2, 8, rows / 2, vector, isSecond);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(
        Plane target, Plane source, int sourceField, int targetField, int left, int top, int columns, int rows, MotionVector vector,
        bool isSecond)
    {
        var stride = target.Stride;
        var height = target.CodedHeight;
        var sourceOffset = 0;
        var targetOffset = 0;
        if (targetField != BothFields)
        {
            sourceOffset = sourceField * stride;
            targetOffset = targetField * stride;
            stride *= 2;
            height /= 2;
        }

        // No vector of a good stream leaves the reference; one of a damaged stream must not leave the memory.
        var x = Math.Clamp((left * 2) + vector.X, 0, (target.Stride - columns) * 2);
        var y = Math.Clamp((top * 2) + vector.Y, 0, (height - rows) * 2);
        SamplePredictor.Predict(
            ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(target.Samples), targetOffset + (top * stride) + left),
            ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(source.Samples), sourceOffset + ((y >> 1) * stride) + (x >> 1)),
            stride,
            columns == 16,
            rows,
            (x & 1) | ((y & 1) << 1),
            isSecond);
    }
}
