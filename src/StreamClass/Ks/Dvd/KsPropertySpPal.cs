using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The palette of the subpictures.</summary>
/// <remarks>Native name: KSPROPERTY_SPPAL, 64 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KSPROPERTY_SPPAL")]
[StructLayout(LayoutKind.Sequential)]
public struct KsPropertySpPal
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 64;

    /// <summary>The colours of the palette.</summary>
    [NativeName("sppal")]
    public Palette Colors;

    /// <summary>The colours of the palette, 16 elements.</summary>
    [InlineArray(16)]
    public struct Palette
    {
        private KsDvdYuv _first;
    }
}
