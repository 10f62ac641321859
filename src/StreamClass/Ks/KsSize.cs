using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A width and a height.</summary>
/// <remarks>Native name: SIZE, 8 bytes. Reference 14.3.</remarks>
[NativeName("SIZE")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsSize
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 8;

    /// <summary>The width.</summary>
    [NativeName("cx")]
    public int Width;

    /// <summary>The height.</summary>
    [NativeName("cy")]
    public int Height;

    /// <summary>A width and a height.</summary>
    /// <param name="width">The width.</param>
    /// <param name="height">The height.</param>
    public KsSize(int width, int height)
    {
        Width = width;
        Height = height;
    }
}
