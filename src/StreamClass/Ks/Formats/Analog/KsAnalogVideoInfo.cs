using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A format of analog video.</summary>
/// <remarks>Native name: KS_ANALOGVIDEOINFO, 48 bytes. Reference 15.3.</remarks>
[NativeName("KS_ANALOGVIDEOINFO")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsAnalogVideoInfo
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 48;

    /// <summary>The part of the picture that is used.</summary>
    [NativeName("rcSource")]
    public KsRect Source;

    /// <summary>Where it goes.</summary>
    [NativeName("rcTarget")]
    public KsRect Target;

    /// <summary>The width of the picture, in pixels.</summary>
    [NativeName("dwActiveWidth")]
    public uint ActiveWidth;

    /// <summary>The height of the picture, in lines.</summary>
    [NativeName("dwActiveHeight")]
    public uint ActiveHeight;

    /// <summary>How long a frame lasts, in units of 100 ns.</summary>
    [NativeName("AvgTimePerFrame")]
    public long AverageTimePerFrame;
}
