using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A request for the rate that a stream would run at if it were set.</summary>
/// <remarks>Native name: KSRATE_CAPABILITY, 72 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSRATE_CAPABILITY")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsRateCapability
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 72;

    /// <summary>The request.</summary>
    public KsProperty Property;

    /// <summary>The rate asked for.</summary>
    public KsRate Rate;
}
