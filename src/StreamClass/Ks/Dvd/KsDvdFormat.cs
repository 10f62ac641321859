namespace StreamClass.Ks;

/// <summary>The ranges that the pins of a DVD decoder offer.</summary>
/// <remarks>Heads alone. A connection's format has what the specifier names behind it. Reference 15.3.</remarks>
public static class KsDvdFormat
{
    /// <summary>Bytes of a sample of the closed captions.</summary>
    private const uint CaptionSize = 200;

    /// <summary>MPEG-2 video, in.</summary>
    public static KsDataFormatBlock Mpeg2VideoIn { get; } = In(KsDataFormatSubtype.Mpeg2Video, KsDataFormatSpecifier.Mpeg2Video);

    /// <summary>AC-3 sound, in.</summary>
    public static KsDataFormatBlock Ac3In { get; } = In(KsDataFormatSubtype.Ac3Audio, KsDataFormatSpecifier.WaveFormatEx);

    /// <summary>Linear PCM sound, in.</summary>
    public static KsDataFormatBlock LpcmIn { get; } = In(KsDataFormatSubtype.LpcmAudio, KsDataFormatSpecifier.WaveFormatEx);

    /// <summary>DTS sound, in.</summary>
    public static KsDataFormatBlock DtsIn { get; } = In(KsDataFormatSubtype.DtsAudio, KsDataFormatSpecifier.WaveFormatEx);

    /// <summary>SDDS sound, in.</summary>
    public static KsDataFormatBlock SddsIn { get; } = In(KsDataFormatSubtype.SddsAudio, KsDataFormatSpecifier.WaveFormatEx);

    /// <summary>Subpictures, in.</summary>
    public static KsDataFormatBlock SubpictureIn { get; } = In(KsDataFormatSubtype.Subpicture, KsDataFormatSpecifier.None);

    /// <summary>The video port, out.</summary>
    public static KsDataFormatBlock VideoPortOut { get; } =
        KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.VpVideo, KsDataFormatSpecifier.None);

    /// <summary>Closed captions, out.</summary>
    public static KsDataFormatBlock ClosedCaptionsOut { get; } = KsDataFormatBlock.Create(
        KsDataFormatType.AuxLine21Data, KsDataFormatSubtype.Line21GopPacket, KsDataFormatSpecifier.None, CaptionSize);

    private static KsDataFormatBlock In(Guid sub, Guid specifier) =>
        KsDataFormatBlock.Create(KsDataFormatType.DvdEncryptedPack, sub, specifier);
}
