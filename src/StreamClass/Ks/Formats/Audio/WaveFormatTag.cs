using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How sound is coded.</summary>
/// <remarks>Native name: WAVE_FORMAT. Reference 14.3.</remarks>
[NativeName("WAVE_FORMAT")]
public enum WaveFormatTag : ushort
{
    /// <summary>Nobody has said.</summary>
    [NativeName("WAVE_FORMAT_UNKNOWN")]
    Unknown = 0x0,

    /// <summary>Linear PCM.</summary>
    [NativeName("WAVE_FORMAT_PCM")]
    Pcm = 0x1,

    /// <summary>MPEG audio.</summary>
    [NativeName("WAVE_FORMAT_MPEG")]
    Mpeg = 0x50,

    /// <summary>AC-3.</summary>
    [NativeName("WAVE_FORMAT_DOLBY_AC3_SPDIF")]
    DolbyAc3Spdif = 0x92,

    /// <summary>A sub format follows.</summary>
    [NativeName("WAVE_FORMAT_EXTENSIBLE")]
    Extensible = 0xFFFE,
}
