using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How analog outputs are protected from copying.</summary>
/// <remarks>Native name: KS_COPY_MACROVISION, 4 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KS_COPY_MACROVISION")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsCopyMacrovision
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 4;

    /// <summary>The level.</summary>
    [NativeName("MACROVISIONLevel")]
    public KsCopyMacrovisionLevel Level;
}
