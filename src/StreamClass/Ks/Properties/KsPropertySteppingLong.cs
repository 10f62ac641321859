using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The range of a property of 32 bits, and the distance between its values.</summary>
/// <remarks>Native name: KSPROPERTY_STEPPING_LONG, 16 bytes. Reference 14.1.</remarks>
[NativeName("KSPROPERTY_STEPPING_LONG")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsPropertySteppingLong
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>The distance between two values.</summary>
    public uint SteppingDelta;

    /// <summary>Reserved.</summary>
    public uint Reserved;

    /// <summary>The least and the greatest value.</summary>
    public KsPropertyBoundsLong Bounds;
}
