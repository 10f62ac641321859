using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A video format with fields and the shape of the picture.</summary>
/// <remarks>Native name: KS_VIDEOINFOHEADER2, 112 bytes. Reference 14.3.</remarks>
[NativeName("KS_VIDEOINFOHEADER2")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsVideoInfoHeader2
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 112;

    /// <summary>The part of the picture that is used.</summary>
    [NativeName("rcSource")]
    public KsRect Source;

    /// <summary>Where it goes.</summary>
    [NativeName("rcTarget")]
    public KsRect Target;

    /// <summary>Bits in a second, about.</summary>
    [NativeName("dwBitRate")]
    public uint BitRate;

    /// <summary>Bit errors in a second.</summary>
    [NativeName("dwBitErrorRate")]
    public uint BitErrorRate;

    /// <summary>How long a frame lasts, in units of 100 ns.</summary>
    [NativeName("AvgTimePerFrame")]
    public long AverageTimePerFrame;

    /// <summary>How frames are made of fields.</summary>
    [NativeName("dwInterlaceFlags")]
    public KsInterlaceFlags InterlaceFlags;

    /// <summary>Whether the pictures may be copied; 1 forbids it.</summary>
    [NativeName("dwCopyProtectFlags")]
    public uint CopyProtectFlags;

    /// <summary>The width of the picture as it is shown, to its height.</summary>
    [NativeName("dwPictAspectRatioX")]
    public uint PictureAspectRatioX;

    /// <summary>The height of the picture as it is shown, to its width.</summary>
    [NativeName("dwPictAspectRatioY")]
    public uint PictureAspectRatioY;

    /// <summary>Reserved.</summary>
    [NativeName("dwReserved1")]
    public uint Reserved1;

    /// <summary>Reserved.</summary>
    [NativeName("dwReserved2")]
    public uint Reserved2;

    /// <summary>How the pixels lie in memory.</summary>
    [NativeName("bmiHeader")]
    public KsBitmapInfoHeader BitmapInfoHeader;
}
