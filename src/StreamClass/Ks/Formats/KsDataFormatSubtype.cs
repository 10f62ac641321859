using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The sub formats: what kind of data within its major format.</summary>
/// <remarks>Native names: KSDATAFORMAT_SUBTYPE_*. Reference 15.</remarks>
public static class KsDataFormatSubtype
{
    /// <summary>Any, all zero: KSDATAFORMAT_SUBTYPE_WILDCARD.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_WILDCARD")]
    public static Guid Wildcard => Guid.Empty;

    /// <summary>KSDATAFORMAT_SUBTYPE_MPEG2_VIDEO.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_MPEG2_VIDEO")]
    public static Guid Mpeg2Video { get; } = new("e06d8026-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SUBTYPE_MPEG2_AUDIO.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_MPEG2_AUDIO")]
    public static Guid Mpeg2Audio { get; } = new("e06d802b-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SUBTYPE_AC3_AUDIO.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_AC3_AUDIO")]
    public static Guid Ac3Audio { get; } = new("e06d802c-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SUBTYPE_LPCM_AUDIO.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_LPCM_AUDIO")]
    public static Guid LpcmAudio { get; } = new("e06d8032-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SUBTYPE_DTS_AUDIO.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_DTS_AUDIO")]
    public static Guid DtsAudio { get; } = new("e06d8033-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SUBTYPE_SDDS_AUDIO.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_SDDS_AUDIO")]
    public static Guid SddsAudio { get; } = new("e06d8034-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SUBTYPE_SUBPICTURE.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_SUBPICTURE")]
    public static Guid Subpicture { get; } = new("e06d802d-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_SUBTYPE_VPVideo.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_VPVideo")]
    public static Guid VpVideo { get; } = new("5a9b6a40-1a22-11d1-bad9-00609744111a");

    /// <summary>KSDATAFORMAT_SUBTYPE_VPVBI.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_VPVBI")]
    public static Guid VpVbi { get; } = new("5a9b6a41-1a22-11d1-bad9-00609744111a");

    /// <summary>KSDATAFORMAT_SUBTYPE_Line21_BytePair.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_Line21_BytePair")]
    public static Guid Line21BytePair { get; } = new("6e8d4a22-310c-11d0-b79a-00aa003767a7");

    /// <summary>KSDATAFORMAT_SUBTYPE_Line21_GOPPacket.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_Line21_GOPPacket")]
    public static Guid Line21GopPacket { get; } = new("6e8d4a23-310c-11d0-b79a-00aa003767a7");

    /// <summary>KSDATAFORMAT_SUBTYPE_RAW8.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_RAW8")]
    public static Guid Raw8 { get; } = new("ca20d9a0-3e3e-11d1-9bf9-00c04fbbdebf");

    /// <summary>KSDATAFORMAT_SUBTYPE_CC.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_CC")]
    public static Guid Cc { get; } = new("33214cc1-011f-11d2-b4b1-00a0d102cfbe");

    /// <summary>KSDATAFORMAT_SUBTYPE_NABTS.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_NABTS")]
    public static Guid Nabts { get; } = new("f72a76e2-eb0a-11d0-ace4-0000c0cc16ba");

    /// <summary>KSDATAFORMAT_SUBTYPE_TELETEXT.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_TELETEXT")]
    public static Guid Teletext { get; } = new("f72a76e3-eb0a-11d0-ace4-0000c0cc16ba");

    /// <summary>KSDATAFORMAT_SUBTYPE_MPEG1Packet.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_MPEG1Packet")]
    public static Guid Mpeg1Packet { get; } = new("e436eb80-524f-11ce-9f53-0020af0ba770");

    /// <summary>KSDATAFORMAT_SUBTYPE_MPEG1Payload.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_MPEG1Payload")]
    public static Guid Mpeg1Payload { get; } = new("e436eb81-524f-11ce-9f53-0020af0ba770");

    /// <summary>KSDATAFORMAT_SUBTYPE_MPEG1Video.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_MPEG1Video")]
    public static Guid Mpeg1Video { get; } = new("e436eb86-524f-11ce-9f53-0020af0ba770");

    /// <summary>KSDATAFORMAT_SUBTYPE_PCM.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_PCM")]
    public static Guid Pcm { get; } = new("00000001-0000-0010-8000-00aa00389b71");

    /// <summary>KSDATAFORMAT_SUBTYPE_ANALOG.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_ANALOG")]
    public static Guid Analog { get; } = new("6dba3190-67bd-11cf-a0f7-0020afd156e4");

    /// <summary>KSDATAFORMAT_SUBTYPE_NONE.</summary>
    [NativeName("KSDATAFORMAT_SUBTYPE_NONE")]
    public static Guid None { get; } = new("e436eb8e-524f-11ce-9f53-0020af0ba770");

    /// <summary>MEDIASUBTYPE_RGB555, a pixel format.</summary>
    [NativeName("MEDIASUBTYPE_RGB555")]
    public static Guid Rgb555 { get; } = new("e436eb7c-524f-11ce-9f53-0020af0ba770");

    /// <summary>MEDIASUBTYPE_RGB565, a pixel format.</summary>
    [NativeName("MEDIASUBTYPE_RGB565")]
    public static Guid Rgb565 { get; } = new("e436eb7b-524f-11ce-9f53-0020af0ba770");

    /// <summary>MEDIASUBTYPE_RGB24, a pixel format.</summary>
    [NativeName("MEDIASUBTYPE_RGB24")]
    public static Guid Rgb24 { get; } = new("e436eb7d-524f-11ce-9f53-0020af0ba770");

    /// <summary>MEDIASUBTYPE_RGB32, a pixel format.</summary>
    [NativeName("MEDIASUBTYPE_RGB32")]
    public static Guid Rgb32 { get; } = new("e436eb7e-524f-11ce-9f53-0020af0ba770");

    /// <summary>MEDIASUBTYPE_UYVY, a pixel format.</summary>
    [NativeName("MEDIASUBTYPE_UYVY")]
    public static Guid Uyvy { get; } = new("59565955-0000-0010-8000-00aa00389b71");

    /// <summary>MEDIASUBTYPE_YUY2, a pixel format.</summary>
    [NativeName("MEDIASUBTYPE_YUY2")]
    public static Guid Yuy2 { get; } = new("32595559-0000-0010-8000-00aa00389b71");

    /// <summary>The sub format of a FOURCC: its four ASCII bytes, little-endian, in the first field.</summary>
    /// <param name="code">Four ASCII characters, as in "YV12".</param>
    /// <exception cref="ArgumentException">The code does not have four ASCII characters.</exception>
    public static Guid FromFourCc(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length != 4 || !System.Text.Ascii.IsValid(code))
        {
            throw new ArgumentException($"A FOURCC has four ASCII characters; '{code}' has not.", nameof(code));
        }

        var first = code[0] | (code[1] << 8) | (code[2] << 16) | (code[3] << 24);
        return new Guid(first, 0x0000, 0x0010, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71);
    }
}
