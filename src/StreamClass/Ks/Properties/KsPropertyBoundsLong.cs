using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The least and the greatest value of a property of 32 bits.</summary>
/// <remarks>Native name: KSPROPERTY_BOUNDS_LONG, 8 bytes. Reference 14.1.</remarks>
[NativeName("KSPROPERTY_BOUNDS_LONG")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsPropertyBoundsLong
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 8;

    /// <summary>The least value.</summary>
    public int SignedMinimum;

    /// <summary>The greatest value.</summary>
    public int SignedMaximum;

    /// <summary>The least value of a property without a sign.</summary>
    [NativeName("UnsignedMinimum")]
    public uint UnsignedMinimum
    {
        readonly get => (uint)SignedMinimum;
        set => SignedMinimum = (int)value;
    }

    /// <summary>The greatest value of a property without a sign.</summary>
    [NativeName("UnsignedMaximum")]
    public uint UnsignedMaximum
    {
        readonly get => (uint)SignedMaximum;
        set => SignedMaximum = (int)value;
    }
}
