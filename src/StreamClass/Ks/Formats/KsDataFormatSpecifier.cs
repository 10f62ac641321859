using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The specifiers: what follows the head of a format.</summary>
/// <remarks>Native names: KSDATAFORMAT_SPECIFIER_*. Reference 15.</remarks>
public static class KsDataFormatSpecifier
{
    /// <summary>Any, all zero: KSDATAFORMAT_SPECIFIER_WILDCARD.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_WILDCARD")]
    public static Guid Wildcard => Guid.Empty;

    /// <summary>KSDATAFORMAT_SPECIFIER_VIDEOINFO.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_VIDEOINFO")]
    public static Guid VideoInfo { get; } = new("05589f80-c356-11ce-bf01-00aa0055595a");

    /// <summary>KSDATAFORMAT_SPECIFIER_VIDEOINFO2.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_VIDEOINFO2")]
    public static Guid VideoInfo2 { get; } = new("f72a76a0-eb0a-11d0-ace4-0000c0cc16ba");

    /// <summary>KSDATAFORMAT_SPECIFIER_MPEG1_VIDEO.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_MPEG1_VIDEO")]
    public static Guid Mpeg1Video { get; } = new("05589f82-c356-11ce-bf01-00aa0055595a");

    /// <summary>KSDATAFORMAT_SPECIFIER_MPEG2_VIDEO.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_MPEG2_VIDEO")]
    public static Guid Mpeg2Video { get; } = new("e06d80e3-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SPECIFIER_MPEG2_AUDIO.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_MPEG2_AUDIO")]
    public static Guid Mpeg2Audio { get; } = new("e06d80e5-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SPECIFIER_AC3_AUDIO.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_AC3_AUDIO")]
    public static Guid Ac3Audio { get; } = new("e06d80e4-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SPECIFIER_LPCM_AUDIO.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_LPCM_AUDIO")]
    public static Guid LpcmAudio { get; } = new("e06d80e6-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SPECIFIER_WAVEFORMATEX.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_WAVEFORMATEX")]
    public static Guid WaveFormatEx { get; } = new("05589f81-c356-11ce-bf01-00aa0055595a");

    /// <summary>KSDATAFORMAT_SPECIFIER_VBI.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_VBI")]
    public static Guid Vbi { get; } = new("f72a76e0-eb0a-11d0-ace4-0000c0cc16ba");

    /// <summary>KSDATAFORMAT_SPECIFIER_ANALOGVIDEO.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_ANALOGVIDEO")]
    public static Guid AnalogVideo { get; } = new("0482dde0-7817-11cf-8a03-00aa006ecb65");

    /// <summary>KSDATAFORMAT_SPECIFIER_NONE.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_NONE")]
    public static Guid None { get; } = new("0f6417d6-c318-11d0-a43f-00a0c9223196");

    /// <summary>KSDATAFORMAT_SPECIFIER_FILENAME.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_FILENAME")]
    public static Guid FileName { get; } = new("aa797b40-e974-11cf-a5d6-28db04c10000");

    /// <summary>KSDATAFORMAT_SPECIFIER_FILEHANDLE.</summary>
    [NativeName("KSDATAFORMAT_SPECIFIER_FILEHANDLE")]
    public static Guid FileHandle { get; } = new("65e8773c-8f56-11d0-a3b9-00a0c9223196");
}
