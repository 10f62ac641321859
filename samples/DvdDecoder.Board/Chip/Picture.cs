namespace DvdDecoder.Board.Chip;

/// <summary>A picture in display order. Whoever took it gives it back with <see cref="Dispose"/>, and the decoder uses its memory again.</summary>
/// <remarks>
/// A picture has several holders, the decoder (while it predicts others from it) and whoever took it; the last one to let go frees it.
/// Letting go is allowed on any thread.
/// </remarks>
public sealed class Picture : IDisposable
{
    private int _holders;
    private int _taken;

    internal Picture(int width, int height, int codedWidth, int codedHeight)
    {
        var chromaWidth = (width + 1) / 2;
        var chromaHeight = (height + 1) / 2;
        Y = new Plane(width, height, codedWidth, codedHeight);
        Cb = new Plane(chromaWidth, chromaHeight, codedWidth / 2, codedHeight / 2);
        Cr = new Plane(chromaWidth, chromaHeight, codedWidth / 2, codedHeight / 2);
    }

    /// <summary>A picture of which only the description is known.</summary>
    internal Picture() => Y = Cb = Cr = Plane.Empty;

    /// <summary>What is known besides the samples.</summary>
    public PictureDescription Description { get; internal set; }

    /// <summary>Whether there are samples: a <see cref="PictureScanner"/> gives none.</summary>
    public bool HasPlanes => Y.Width > 0;

    /// <summary>Luminance, 16 to 235.</summary>
    public Plane Y { get; }

    /// <summary>The blue difference, at half the width and height, 16 to 240.</summary>
    public Plane Cb { get; }

    /// <summary>The red difference, at half the width and height, 16 to 240.</summary>
    public Plane Cr { get; }

    /// <summary>Gives the picture back. Its planes must not be read any more.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _taken, 0) != 0)
        {
            Release();
        }
    }

    /// <summary>Becomes the first holder, unless somebody holds the picture.</summary>
    internal bool TryRent() => Interlocked.CompareExchange(ref _holders, 1, 0) == 0;

    internal void Hold() => Interlocked.Increment(ref _holders);

    internal void Release() => Interlocked.Decrement(ref _holders);

    /// <summary>Turns one holder into whoever takes the picture.</summary>
    internal Picture HandOut()
    {
        _taken = 1;
        return this;
    }
}
