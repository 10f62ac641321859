using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A video format of whole frames.</summary>
/// <remarks>Native name: KS_VIDEOINFOHEADER, 88 bytes. Reference 14.3.</remarks>
[NativeName("KS_VIDEOINFOHEADER")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsVideoInfoHeader
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 88;

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

    /// <summary>How the pixels lie in memory.</summary>
    [NativeName("bmiHeader")]
    public KsBitmapInfoHeader BitmapInfoHeader;
}
