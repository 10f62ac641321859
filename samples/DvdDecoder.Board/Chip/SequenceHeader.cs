namespace DvdDecoder.Board.Chip;

/// <summary>What a sequence header and its extension say of all the pictures that follow.</summary>
/// <param name="Width">Columns of luminance samples.</param>
/// <param name="Height">Rows of luminance samples.</param>
/// <param name="AspectRatioCode">aspect_ratio_information.</param>
/// <param name="FrameRate">Frames per second.</param>
/// <param name="IsMpeg2">Whether a sequence extension came with it; without one, it is MPEG-1.</param>
/// <param name="IsProgressive">Whether all pictures are progressive frames.</param>
/// <param name="IsLowDelay">Whether there are no B pictures, so that no picture waits for its turn.</param>
internal readonly record struct SequenceHeader(
    int Width, int Height, int AspectRatioCode, FrameRate FrameRate, bool IsMpeg2, bool IsProgressive, bool IsLowDelay)
{
    // Main level is 720 x 576; high level is allowed since it costs nothing, and more than that is damage, not a picture.
    private const int LargestWidth = 1920;
    private const int LargestHeight = 1152;

    /// <summary>Whether pictures can be decoded with it.</summary>
    public bool IsUsable => Width is > 0 and <= LargestWidth && Height is > 0 and <= LargestHeight && FrameRate.Numerator > 0;

    /// <summary>Columns of macroblocks.</summary>
    public int MacroblockColumns => (Width + 15) / 16;

    /// <summary>Rows of macroblocks of a frame; each field of an interlaced sequence has whole rows, too.</summary>
    public int MacroblockRows => IsProgressive ? (Height + 15) / 16 : (Height + 31) / 32 * 2;

    /// <summary>Whether both have frames of the same size.</summary>
    public bool HasFramesOf(in SequenceHeader other) =>
        (Width, Height, MacroblockRows) == (other.Width, other.Height, other.MacroblockRows);

    /// <summary>Reads a sequence header, and its matrices into <paramref name="matrices"/>.</summary>
    public static SequenceHeader Read(ReadOnlySpan<byte> data, QuantizerMatrices matrices)
    {
        var reader = new BitReader(data);
        var width = reader.Read(12);
        var height = reader.Read(12);
        var aspectRatio = reader.Read(4);
        var frameRate = FrameRate.FromCode(reader.Read(4));
        reader.Read(18 + 1 + 10 + 1);
        matrices.SetDefaults();
        matrices.Read(ref reader);
        return reader.IsOverrun ? default : new(width, height, aspectRatio, frameRate, IsMpeg2: false, IsProgressive: true, IsLowDelay: false);
    }

    /// <summary>This header completed by a sequence extension.</summary>
    public SequenceHeader WithExtension(ReadOnlySpan<byte> data)
    {
        var reader = new BitReader(data);
        reader.Read(4 + 8);
        var isProgressive = reader.ReadFlag();
        var chromaFormat = reader.Read(2);
        var width = Width | (reader.Read(2) << 12);
        var height = Height | (reader.Read(2) << 12);
        reader.Read(12 + 1 + 8);
        var isLowDelay = reader.ReadFlag();
        var numerator = FrameRate.Numerator * (reader.Read(2) + 1);
        var denominator = FrameRate.Denominator * (reader.Read(5) + 1);

        // Main profile has 4:2:0 and nothing else.
        return chromaFormat != 1 || reader.IsOverrun
            ? default
            : this with
            {
                Width = width,
                Height = height,
                FrameRate = new(numerator, denominator),
                IsMpeg2 = true,
                IsProgressive = isProgressive,
                IsLowDelay = isLowDelay,
            };
    }
}
