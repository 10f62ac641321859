using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>From when on time stamps run at another rate.</summary>
/// <remarks>Native name: KS_AM_SimpleRateChange, 16 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KS_AM_SimpleRateChange")]
[StructLayout(LayoutKind.Sequential, Size = NativeSize)]
public record struct KsAmSimpleRateChange
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>From when on, in units of 100 ns.</summary>
    public long StartTime;

    /// <summary>The new rate, times 10000.</summary>
    public int Rate;
}
