using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A rectangle; the right and lower edges lie outside.</summary>
/// <remarks>Native name: RECT, 16 bytes. Reference 14.3.</remarks>
[NativeName("RECT")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsRect
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>The left edge.</summary>
    [NativeName("left")]
    public int Left;

    /// <summary>The upper edge.</summary>
    [NativeName("top")]
    public int Top;

    /// <summary>The right edge.</summary>
    [NativeName("right")]
    public int Right;

    /// <summary>The lower edge.</summary>
    [NativeName("bottom")]
    public int Bottom;
}
