using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A range of formats of sound.</summary>
/// <remarks>Native name: KSDATARANGE_AUDIO, 88 bytes. Reference 14.3.</remarks>
[NativeName("KSDATARANGE_AUDIO")]
[StructLayout(LayoutKind.Sequential, Size = NativeSize)]
public record struct KsDataRangeAudio
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 88;

    /// <summary>The head.</summary>
    public KsDataFormat DataRange;

    /// <summary>The greatest number of channels.</summary>
    public uint MaximumChannels;

    /// <summary>The least number of bits.</summary>
    public uint MinimumBitsPerSample;

    /// <summary>The greatest number of bits.</summary>
    public uint MaximumBitsPerSample;

    /// <summary>The least number of samples in a second.</summary>
    public uint MinimumSampleFrequency;

    /// <summary>The greatest number of samples in a second.</summary>
    public uint MaximumSampleFrequency;
}
