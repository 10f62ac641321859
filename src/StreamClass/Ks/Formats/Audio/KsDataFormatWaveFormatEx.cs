using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A whole format of sound.</summary>
/// <remarks>Native name: KSDATAFORMAT_WAVEFORMATEX, 82 bytes, packed. Reference 14.3.</remarks>
[NativeName("KSDATAFORMAT_WAVEFORMATEX")]
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct KsDataFormatWaveFormatEx
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 82;

    /// <summary>The head.</summary>
    public KsDataFormat DataFormat;

    /// <summary>The format of the sound.</summary>
    public WaveFormatEx WaveFormatEx;
}
