using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A colour of a palette.</summary>
/// <remarks>Native name: KS_DVD_YUV, 4 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KS_DVD_YUV")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsDvdYuv
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 4;

    /// <summary>Reserved.</summary>
    public byte Reserved;

    /// <summary>The luminance.</summary>
    public byte Y;

    /// <summary>The red difference.</summary>
    public byte V;

    /// <summary>The blue difference.</summary>
    public byte U;
}
