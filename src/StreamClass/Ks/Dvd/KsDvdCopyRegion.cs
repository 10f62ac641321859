using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The region of a decoder.</summary>
/// <remarks>Native name: KS_DVDCOPY_REGION, 4 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KS_DVDCOPY_REGION")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsDvdCopyRegion
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 4;

    /// <summary>Reserved.</summary>
    public byte Reserved;

    /// <summary>The region: exactly one bit, region 1 the lowest.</summary>
    public byte RegionData;

    /// <summary>Reserved.</summary>
    public ushort Reserved2;
}
