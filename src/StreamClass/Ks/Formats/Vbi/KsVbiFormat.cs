namespace StreamClass.Ks;

/// <summary>Formats of the vertical blanking interval, and ranges of them.</summary>
/// <remarks>VBI / RAW8 / VBI for its samples, AUXLine21Data / Line21_BytePair / NONE for captions. Reference 15.3.</remarks>
public static class KsVbiFormat
{
    /// <summary>Captured closed captions, two bytes a field; a range as well.</summary>
    public static KsDataFormatBlock ClosedCaptions { get; } = KsDataFormatBlock.Create(
        KsDataFormatType.AuxLine21Data, KsDataFormatSubtype.Line21BytePair, KsDataFormatSpecifier.None, sampleSize: 2);

    /// <summary>Makes a format of samples.</summary>
    /// <param name="header">How the lines are sampled; SampleSize is its BufferSize.</param>
    public static KsDataFormatBlock Raw(in KsVbiInfoHeader header) => KsDataFormatBlock.Create(Head(header.BufferSize), in header);

    /// <summary>Makes a range of formats of samples.</summary>
    /// <param name="range">The range; its head is written over.</param>
    public static KsDataFormatBlock Range(KsDataRangeVideoVbi range)
    {
        range.DataRange = Head(range.VbiInfoHeader.BufferSize);
        return KsDataFormatBlock.Of(in range);
    }

    private static KsDataFormat Head(uint sampleSize) => new()
    {
        MajorFormat = KsDataFormatType.Vbi,
        SubFormat = KsDataFormatSubtype.Raw8,
        Specifier = KsDataFormatSpecifier.Vbi,
        SampleSize = sampleSize,
    };
}
