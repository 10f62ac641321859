using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How the pixels of a picture lie in memory.</summary>
/// <remarks>Native name: KS_BITMAPINFOHEADER, 40 bytes. Reference 14.3.</remarks>
[NativeName("KS_BITMAPINFOHEADER")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsBitmapInfoHeader
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 40;

    /// <summary>Bytes of this header: 40.</summary>
    [NativeName("biSize")]
    public uint Size;

    /// <summary>The width, in pixels.</summary>
    [NativeName("biWidth")]
    public int Width;

    /// <summary>The height, in pixels; negative when the upper line comes first.</summary>
    [NativeName("biHeight")]
    public int Height;

    /// <summary>How many planes there are: 1.</summary>
    [NativeName("biPlanes")]
    public ushort Planes;

    /// <summary>Bits of a pixel.</summary>
    [NativeName("biBitCount")]
    public ushort BitCount;

    /// <summary>0 for RGB, otherwise a FOURCC.</summary>
    [NativeName("biCompression")]
    public uint Compression;

    /// <summary>Bytes of a picture.</summary>
    [NativeName("biSizeImage")]
    public uint SizeImage;

    /// <summary>Pixels in a metre, across.</summary>
    [NativeName("biXPelsPerMeter")]
    public int XPelsPerMeter;

    /// <summary>Pixels in a metre, down.</summary>
    [NativeName("biYPelsPerMeter")]
    public int YPelsPerMeter;

    /// <summary>Colours of the palette that are used.</summary>
    [NativeName("biClrUsed")]
    public uint ColorsUsed;

    /// <summary>Colours of the palette that are needed.</summary>
    [NativeName("biClrImportant")]
    public uint ColorsImportant;
}
