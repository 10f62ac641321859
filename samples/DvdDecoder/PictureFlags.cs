using StreamClass.Ks;

namespace DvdDecoder;

/// <summary>What TypeSpecificFlags says of a picture of <see cref="DecoderStreams.VideoOut"/>.</summary>
/// <remarks>
/// Bits 0-11 width, 12-23 height, 24 progressive, 25-26 how it is coded (1 I, 2 P, 3 B), 27-30 aspect ratio code, 31 top field first.
/// </remarks>
/// <param name="Value">The flags as they stand in the header.</param>
public readonly record struct PictureFlags(uint Value)
{
    /// <summary>Columns of luminance samples.</summary>
    public int Width => (int)(Value & 0xFFF);

    /// <summary>Rows of luminance samples.</summary>
    public int Height => (int)((Value >> 12) & 0xFFF);

    /// <summary>Whether both fields show the same instant.</summary>
    public bool IsProgressive => (Value & (1u << 24)) != 0;

    /// <summary>How the picture is coded: 'I', 'P' or 'B'; '?' if there is no picture.</summary>
    public char Type => "?IPB"[(int)((Value >> 25) & 3)];

    /// <summary>The shape of the display: 1 square samples, 2 a picture of 4:3, 3 of 16:9, 4 of 2.21:1.</summary>
    public int AspectRatioCode => (int)((Value >> 27) & 0xF);

    /// <summary>Whether the field of the rows 0, 2, 4 is shown before the other.</summary>
    public bool IsTopFieldFirst => (Value & (1u << 31)) != 0;

    /// <summary>Bytes of the picture in I420.</summary>
    public int Size => (Width * Height) + (2 * ((Width + 1) / 2) * ((Height + 1) / 2));

    /// <summary>Takes the flags of a header.</summary>
    /// <param name="header">The header of a completed read.</param>
    public static PictureFlags FromHeader(in KsStreamHeader header) => new(header.TypeSpecificFlags);
}
