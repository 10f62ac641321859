namespace StreamClass.Ks;

/// <summary>Formats of analog video, and ranges of them.</summary>
/// <remarks>ANALOGVIDEO / NONE / ANALOGVIDEO. Reference 15.3.</remarks>
public static class KsAnalogFormat
{
    /// <summary>Makes a format of analog video.</summary>
    /// <param name="info">The video format.</param>
    public static KsDataFormatBlock Video(in KsAnalogVideoInfo info) => KsDataFormatBlock.Create(Head(), in info);

    /// <summary>Makes a range of formats of analog video.</summary>
    /// <param name="info">The default format.</param>
    public static KsDataFormatBlock Range(in KsAnalogVideoInfo info) =>
        KsDataFormatBlock.Of(new KsDataRangeAnalogVideo { DataRange = Head(), AnalogVideoInfo = info });

    private static KsDataFormat Head() => new()
    {
        MajorFormat = KsDataFormatType.AnalogVideo,
        SubFormat = KsDataFormatSubtype.None,
        Specifier = KsDataFormatSpecifier.AnalogVideo,
    };
}
