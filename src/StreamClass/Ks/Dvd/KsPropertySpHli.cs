using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Which part of a subpicture is highlighted, when and how.</summary>
/// <remarks>Native name: KSPROPERTY_SPHLI, 24 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KSPROPERTY_SPHLI")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsPropertySpHli
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 24;

    /// <summary>The start of a highlight that begins at once.</summary>
    public const uint Now = 0xFFFFFFFF;

    /// <summary>The end of a highlight that lasts until the next.</summary>
    public const uint UntilNext = 0xFFFFFFFF;

    /// <summary>0 when nothing is highlighted.</summary>
    [NativeName("HLISS")]
    public ushort Status;

    /// <summary>Reserved.</summary>
    public ushort Reserved;

    /// <summary>When it begins, in 1/90000 s, or <see cref="Now"/>.</summary>
    [NativeName("StartPTM")]
    public uint StartPtm;

    /// <summary>When it ends, in 1/90000 s, or <see cref="UntilNext"/>.</summary>
    [NativeName("EndPTM")]
    public uint EndPtm;

    /// <summary>The left edge, in pixels.</summary>
    public ushort StartX;

    /// <summary>The upper edge, in lines.</summary>
    public ushort StartY;

    /// <summary>The right edge, in pixels.</summary>
    public ushort StopX;

    /// <summary>The lower edge, in lines.</summary>
    public ushort StopY;

    /// <summary>The colours and how much they cover.</summary>
    [NativeName("ColCon")]
    public KsColorContrast ColorContrast;
}
