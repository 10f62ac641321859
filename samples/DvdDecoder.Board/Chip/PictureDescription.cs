namespace DvdDecoder.Board.Chip;

/// <summary>What is known of a picture besides its samples.</summary>
public readonly record struct PictureDescription
{
    /// <summary>Ticks per second of <see cref="Duration"/>: the system clock of MPEG-2.</summary>
    public const int TicksPerSecond = 27_000_000;

    /// <summary>Columns of luminance samples.</summary>
    public int Width { get; init; }

    /// <summary>Rows of luminance samples of the whole frame.</summary>
    public int Height { get; init; }

    /// <summary>The shape of the display: 1 square samples, 2 a picture of 4:3, 3 of 16:9, 4 of 2.21:1.</summary>
    public int AspectRatioCode { get; init; }

    /// <summary>Frames per second of the stream.</summary>
    public FrameRate FrameRate { get; init; }

    /// <summary>How the picture is predicted; for a pair of fields, how the first of them is.</summary>
    public PictureType Type { get; init; }

    /// <summary>The place in display order since the last group header, modulo 1024.</summary>
    public int TemporalReference { get; init; }

    /// <summary>Whether both fields show the same instant.</summary>
    public bool IsProgressiveFrame { get; init; }

    /// <summary>Whether all frames of the stream are progressive.</summary>
    public bool IsProgressiveSequence { get; init; }

    /// <summary>Whether the field of the rows 0, 2, 4 is shown before the other.</summary>
    public bool TopFieldFirst { get; init; }

    /// <summary>Whether the first field is shown again after the second (in a progressive sequence: the frame is repeated).</summary>
    public bool RepeatFirstField { get; init; }

    /// <summary>Whether it was coded as two pictures of one field each.</summary>
    public bool IsFieldPair { get; init; }

    /// <summary>The time that was stamped on it in the stream's own unit (usually 90 kHz ticks), or null if none was.</summary>
    public long? PresentationTime { get; init; }

    /// <summary>Whether it is the last before an end of sequence: it stays until something else comes.</summary>
    public bool IsLastOfSequence { get; init; }

    /// <summary>How long it is shown, in fields: 2 or 3, or 2, 4 or 6 in a progressive sequence.</summary>
    public int DurationInFields
    {
        get
        {
            if (IsProgressiveSequence)
            {
                return !RepeatFirstField ? 2 : TopFieldFirst ? 6 : 4;
            }

            return RepeatFirstField ? 3 : 2;
        }
    }

    /// <summary>How long it is shown, in ticks of 27 MHz: 300 of them are one of the 90 kHz clock.</summary>
    public long Duration =>
        FrameRate.Numerator == 0 ? 0 : (long)TicksPerSecond * DurationInFields * FrameRate.Denominator / (2L * FrameRate.Numerator);
}
