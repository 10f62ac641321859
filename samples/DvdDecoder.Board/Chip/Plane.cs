namespace DvdDecoder.Board.Chip;

/// <summary>One component of a picture: rows of 8-bit samples.</summary>
public sealed class Plane
{
    /// <summary>A plane without samples.</summary>
    public static readonly Plane Empty = new(0, 0, 0, 0);

    internal Plane(int width, int height, int codedWidth, int codedHeight)
    {
        Width = width;
        Height = height;
        Stride = codedWidth;
        CodedHeight = codedHeight;
        Samples = codedWidth == 0 ? [] : GC.AllocateUninitializedArray<byte>(codedWidth * codedHeight);
    }

    /// <summary>Samples in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Bytes from one row to the next in <see cref="Pixels"/>.</summary>
    public int Stride { get; }

    /// <summary>All rows, each <see cref="Stride"/> bytes long; only the first <see cref="Width"/> bytes of each are the picture's.</summary>
    public ReadOnlySpan<byte> Pixels => Samples.AsSpan(0, Stride * Height);

    /// <summary>The rows including those that fill up the last macroblocks.</summary>
    internal int CodedHeight { get; }

    /// <summary>The memory, <see cref="Stride"/> times <see cref="CodedHeight"/> bytes.</summary>
    internal byte[] Samples { get; }

    /// <summary>One row of <see cref="Width"/> samples.</summary>
    /// <param name="y">The row, from 0 at the top.</param>
    public ReadOnlySpan<byte> Row(int y) => Samples.AsSpan(y * Stride, Width);

    /// <summary>Copies the samples without the filling between rows.</summary>
    /// <param name="destination">At least <see cref="Width"/> times <see cref="Height"/> bytes.</param>
    public void CopyTo(Span<byte> destination)
    {
        for (var y = 0; y < Height; y++)
        {
            Row(y).CopyTo(destination[(y * Width)..]);
        }
    }
}
