using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What a tuner is changing to.</summary>
/// <remarks>Native name: KS_TVTUNER_CHANGE_INFO, 16 bytes. Reference 14.3.</remarks>
[NativeName("KS_TVTUNER_CHANGE_INFO")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsTvTunerChangeInfo
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>1 when it begins to tune, 2 when it has ended.</summary>
    [NativeName("dwFlags")]
    public uint Flags;

    /// <summary>The country.</summary>
    [NativeName("dwCountryCode")]
    public uint CountryCode;

    /// <summary>The analog video standard.</summary>
    [NativeName("dwAnalogVideoStandard")]
    public KsAnalogVideoStandard AnalogVideoStandard;

    /// <summary>The channel.</summary>
    [NativeName("dwChannel")]
    public uint Channel;
}
