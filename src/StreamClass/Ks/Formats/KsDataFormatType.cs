using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The major formats: what kind of data a pin carries.</summary>
/// <remarks>Native names: KSDATAFORMAT_TYPE_*. Reference 15.</remarks>
public static class KsDataFormatType
{
    /// <summary>Any, all zero: KSDATAFORMAT_TYPE_WILDCARD.</summary>
    [NativeName("KSDATAFORMAT_TYPE_WILDCARD")]
    public static Guid Wildcard => Guid.Empty;

    /// <summary>KSDATAFORMAT_TYPE_VIDEO.</summary>
    [NativeName("KSDATAFORMAT_TYPE_VIDEO")]
    public static Guid Video { get; } = new("73646976-0000-0010-8000-00aa00389b71");

    /// <summary>KSDATAFORMAT_TYPE_AUDIO.</summary>
    [NativeName("KSDATAFORMAT_TYPE_AUDIO")]
    public static Guid Audio { get; } = new("73647561-0000-0010-8000-00aa00389b71");

    /// <summary>KSDATAFORMAT_TYPE_TEXT.</summary>
    [NativeName("KSDATAFORMAT_TYPE_TEXT")]
    public static Guid Text { get; } = new("73747874-0000-0010-8000-00aa00389b71");

    /// <summary>KSDATAFORMAT_TYPE_DVD_ENCRYPTED_PACK.</summary>
    [NativeName("KSDATAFORMAT_TYPE_DVD_ENCRYPTED_PACK")]
    public static Guid DvdEncryptedPack { get; } = new("ed0b916a-044d-11d1-aa78-00c04fc31d60");

    /// <summary>KSDATAFORMAT_TYPE_AUXLine21Data.</summary>
    [NativeName("KSDATAFORMAT_TYPE_AUXLine21Data")]
    public static Guid AuxLine21Data { get; } = new("670aea80-3a82-11d0-b79b-00aa003767a7");

    /// <summary>KSDATAFORMAT_TYPE_ANALOGVIDEO.</summary>
    [NativeName("KSDATAFORMAT_TYPE_ANALOGVIDEO")]
    public static Guid AnalogVideo { get; } = new("0482dde1-7817-11cf-8a03-00aa006ecb65");

    /// <summary>KSDATAFORMAT_TYPE_ANALOGAUDIO.</summary>
    [NativeName("KSDATAFORMAT_TYPE_ANALOGAUDIO")]
    public static Guid AnalogAudio { get; } = new("0482dee1-7817-11cf-8a03-00aa006ecb65");

    /// <summary>KSDATAFORMAT_TYPE_VBI.</summary>
    [NativeName("KSDATAFORMAT_TYPE_VBI")]
    public static Guid Vbi { get; } = new("f72a76e1-eb0a-11d0-ace4-0000c0cc16ba");

    /// <summary>KSDATAFORMAT_TYPE_MPEG2_PES.</summary>
    [NativeName("KSDATAFORMAT_TYPE_MPEG2_PES")]
    public static Guid Mpeg2Pes { get; } = new("e06d8020-db46-11cf-b4d1-00805f6cbbea");

    /// <summary>KSDATAFORMAT_TYPE_STANDARD_ELEMENTARY_STREAM.</summary>
    [NativeName("KSDATAFORMAT_TYPE_STANDARD_ELEMENTARY_STREAM")]
    public static Guid StandardElementaryStream { get; } = new("36523b11-8ee5-11d1-8ca3-0060b057664a");

    /// <summary>KSDATAFORMAT_TYPE_STANDARD_PES_PACKET.</summary>
    [NativeName("KSDATAFORMAT_TYPE_STANDARD_PES_PACKET")]
    public static Guid StandardPesPacket { get; } = new("36523b12-8ee5-11d1-8ca3-0060b057664a");

    /// <summary>KSDATAFORMAT_TYPE_STANDARD_PACK_HEADER.</summary>
    [NativeName("KSDATAFORMAT_TYPE_STANDARD_PACK_HEADER")]
    public static Guid StandardPackHeader { get; } = new("36523b13-8ee5-11d1-8ca3-0060b057664a");

    /// <summary>KSDATAFORMAT_TYPE_STREAM.</summary>
    [NativeName("KSDATAFORMAT_TYPE_STREAM")]
    public static Guid Stream { get; } = new("e436eb83-524f-11ce-9f53-0020af0ba770");
}
