using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What a video stream carries.</summary>
/// <remarks>Native name: KS_VIDEOSTREAM. Reference 14.3.</remarks>
[Flags]
[NativeName("KS_VIDEOSTREAM")]
public enum KsVideoStreamFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Pictures to look at.</summary>
    [NativeName("KS_VIDEOSTREAM_PREVIEW")]
    Preview = 0x1,

    /// <summary>Pictures to keep.</summary>
    [NativeName("KS_VIDEOSTREAM_CAPTURE")]
    Capture = 0x2,

    /// <summary>The vertical blanking interval.</summary>
    [NativeName("KS_VIDEOSTREAM_VBI")]
    Vbi = 0x10,

    /// <summary>NABTS data.</summary>
    [NativeName("KS_VIDEOSTREAM_NABTS")]
    Nabts = 0x20,

    /// <summary>Closed captions.</summary>
    [NativeName("KS_VIDEOSTREAM_CC")]
    Cc = 0x100,

    /// <summary>Extended data.</summary>
    [NativeName("KS_VIDEOSTREAM_EDS")]
    Eds = 0x200,

    /// <summary>Teletext.</summary>
    [NativeName("KS_VIDEOSTREAM_TELETEXT")]
    Teletext = 0x400,

    /// <summary>Stills.</summary>
    [NativeName("KS_VIDEOSTREAM_STILL")]
    Still = 0x1000,

    /// <summary>A video port.</summary>
    [NativeName("KS_VIDEOSTREAM_IS_VPE")]
    IsVpe = 0x8000,
}
