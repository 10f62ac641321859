using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The property sets.</summary>
/// <remarks>Native names: KSPROPSETID_*, PROPSETID_*. Reference 15.1, 15.2.</remarks>
public static class KsPropertySetId
{
    /// <summary>What any filter may have: KSPROPSETID_General.</summary>
    [NativeName("KSPROPSETID_General")]
    public static Guid General { get; } = new("1464eda5-6a8f-11d1-9aa7-00a0c9223196");

    /// <summary>The pin types of a filter: KSPROPSETID_Pin.</summary>
    [NativeName("KSPROPSETID_Pin")]
    public static Guid Pin { get; } = new("8c134960-51ad-11cf-878a-94f801c10000");

    /// <summary>The connection of an open pin: KSPROPSETID_Connection.</summary>
    [NativeName("KSPROPSETID_Connection")]
    public static Guid Connection { get; } = new("1d58c920-ac9b-11cf-a5d6-28db04c10000");

    /// <summary>The stream of an open pin: KSPROPSETID_Stream.</summary>
    [NativeName("KSPROPSETID_Stream")]
    public static Guid Stream { get; } = new("65aaba60-98ae-11cf-a10d-0020afd156e4");

    /// <summary>A clock: KSPROPSETID_Clock.</summary>
    [NativeName("KSPROPSETID_Clock")]
    public static Guid Clock { get; } = new("df12a4c0-ac17-11cf-a5d6-28db04c10000");

    /// <summary>The topology of a filter: KSPROPSETID_Topology.</summary>
    [NativeName("KSPROPSETID_Topology")]
    public static Guid Topology { get; } = new("720d4ac0-7533-11d0-a5d6-28db04c10000");

    /// <summary>A quality manager: KSPROPSETID_Quality.</summary>
    [NativeName("KSPROPSETID_Quality")]
    public static Guid Quality { get; } = new("d16ad380-ac1a-11cf-a5d6-28db04c10000");

    /// <summary>The streaming interface: KSPROPSETID_StreamInterface.</summary>
    [NativeName("KSPROPSETID_StreamInterface")]
    public static Guid StreamInterface { get; } = new("1fdd8ee1-9cd3-11d0-82aa-0000f822fe8a");

    /// <summary>An allocator: KSPROPSETID_StreamAllocator.</summary>
    [NativeName("KSPROPSETID_StreamAllocator")]
    public static Guid StreamAllocator { get; } = new("cf6e4342-ec87-11cf-a130-0020afd156e4");

    /// <summary>Seeking: KSPROPSETID_MediaSeeking.</summary>
    [NativeName("KSPROPSETID_MediaSeeking")]
    public static Guid MediaSeeking { get; } = new("ee904f0c-d09b-11d0-abe9-00a0c9223196");

    /// <summary>Copy protection of DVDs: KSPROPSETID_CopyProt.</summary>
    [NativeName("KSPROPSETID_CopyProt")]
    public static Guid CopyProt { get; } = new("0e8a0a40-6aef-11d0-9ed0-00a024ca19b3");

    /// <summary>Subpictures of DVDs: KSPROPSETID_DvdSubPic.</summary>
    [NativeName("KSPROPSETID_DvdSubPic")]
    public static Guid DvdSubPic { get; } = new("ac390460-43af-11d0-bd6a-003505c103a9");

    /// <summary>The audio output of a decoder: KSPROPSETID_AudioDecoderOut.</summary>
    [NativeName("KSPROPSETID_AudioDecoderOut")]
    public static Guid AudioDecoderOut { get; } = new("6ca6e020-43bd-11d0-bd6a-003505c103a9");

    /// <summary>The rate of time stamps: KSPROPSETID_TSRateChange.</summary>
    [NativeName("KSPROPSETID_TSRateChange")]
    public static Guid TsRateChange { get; } = new("a503c5c0-1d1d-11d1-ad80-444553540000");

    /// <summary>A video port: KSPROPSETID_VPConfig.</summary>
    [NativeName("KSPROPSETID_VPConfig")]
    public static Guid VpConfig { get; } = new("bc29a660-30e3-11d0-9e69-00c04fd7c15b");

    /// <summary>The vertical blanking interval of a video port: KSPROPSETID_VPVBIConfig.</summary>
    [NativeName("KSPROPSETID_VPVBIConfig")]
    public static Guid VpVbiConfig { get; } = new("ec529b00-1a1f-11d1-bad9-00609744111a");

    /// <summary>Waves: KSPROPSETID_Wave.</summary>
    [NativeName("KSPROPSETID_Wave")]
    public static Guid Wave { get; } = new("924e54b0-630f-11cf-ada7-08003e30494a");

    /// <summary>Dropped pictures: PROPSETID_VIDCAP_DROPPEDFRAMES.</summary>
    [NativeName("PROPSETID_VIDCAP_DROPPEDFRAMES")]
    public static Guid VidcapDroppedFrames { get; } = new("c6e13344-30ac-11d0-a18c-00a0c9118956");

    /// <summary>Compression of video: PROPSETID_VIDCAP_VIDEOCOMPRESSION.</summary>
    [NativeName("PROPSETID_VIDCAP_VIDEOCOMPRESSION")]
    public static Guid VidcapVideoCompression { get; } = new("c6e13343-30ac-11d0-a18c-00a0c9118956");

    /// <summary>Control of a video stream: PROPSETID_VIDCAP_VIDEOCONTROL.</summary>
    [NativeName("PROPSETID_VIDCAP_VIDEOCONTROL")]
    public static Guid VidcapVideoControl { get; } = new("6a2e0670-28e4-11d0-a18c-00a0c9118956");

    /// <summary>Brightness and the like: PROPSETID_VIDCAP_VIDEOPROCAMP.</summary>
    [NativeName("PROPSETID_VIDCAP_VIDEOPROCAMP")]
    public static Guid VidcapVideoProcAmp { get; } = new("c6e13360-30ac-11d0-a18c-00a0c9118956");

    /// <summary>A camera: PROPSETID_VIDCAP_CAMERACONTROL.</summary>
    [NativeName("PROPSETID_VIDCAP_CAMERACONTROL")]
    public static Guid VidcapCameraControl { get; } = new("c6e13370-30ac-11d0-a18c-00a0c9118956");

    /// <summary>A decoder of analog video: PROPSETID_VIDCAP_VIDEODECODER.</summary>
    [NativeName("PROPSETID_VIDCAP_VIDEODECODER")]
    public static Guid VidcapVideoDecoder { get; } = new("c6e13350-30ac-11d0-a18c-00a0c9118956");

    /// <summary>A crossbar: PROPSETID_VIDCAP_CROSSBAR.</summary>
    [NativeName("PROPSETID_VIDCAP_CROSSBAR")]
    public static Guid VidcapCrossbar { get; } = new("6a2e0640-28e4-11d0-a18c-00a0c9118956");

    /// <summary>A tuner: PROPSETID_TUNER.</summary>
    [NativeName("PROPSETID_TUNER")]
    public static Guid Tuner { get; } = new("6a2e0605-28e4-11d0-a18c-00a0c9118956");

    /// <summary>The sound of television: PROPSETID_VIDCAP_TVAUDIO.</summary>
    [NativeName("PROPSETID_VIDCAP_TVAUDIO")]
    public static Guid VidcapTvAudio { get; } = new("6a2e0650-28e4-11d0-a18c-00a0c9118956");

    /// <summary>Control of an allocator: PROPSETID_ALLOCATOR_CONTROL.</summary>
    [NativeName("PROPSETID_ALLOCATOR_CONTROL")]
    public static Guid AllocatorControl { get; } = new("53171960-148e-11d2-9979-0000c0cc16ba");
}
