namespace DvdDecoder.Board.Chip;

/// <summary>A displacement in half samples.</summary>
internal readonly record struct MotionVector(int X, int Y)
{
    /// <summary>The displacement of chrominance, which has half as many rows and columns.</summary>
    public MotionVector ForChrominance => new(X / 2, Y / 2);
}
