using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What a video stream can be set to.</summary>
/// <remarks>Native name: KS_VIDEO_STREAM_CONFIG_CAPS, 128 bytes. Reference 14.3.</remarks>
[NativeName("KS_VIDEO_STREAM_CONFIG_CAPS")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsVideoStreamConfigCaps
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 128;

    /// <summary>The specifier of the formats.</summary>
    [NativeName("guid")]
    public Guid Specifier;

    /// <summary>The analog video standards that are taken.</summary>
    public KsAnalogVideoStandard VideoStandard;

    /// <summary>The size of the source, in pixels.</summary>
    public KsSize InputSize;

    /// <summary>The least part that can be cut out, in pixels.</summary>
    public KsSize MinCroppingSize;

    /// <summary>The greatest part that can be cut out, in pixels.</summary>
    public KsSize MaxCroppingSize;

    /// <summary>The step of its width, in pixels.</summary>
    public int CropGranularityX;

    /// <summary>The step of its height, in pixels.</summary>
    public int CropGranularityY;

    /// <summary>The step of its left edge, in pixels.</summary>
    public int CropAlignX;

    /// <summary>The step of its upper edge, in pixels.</summary>
    public int CropAlignY;

    /// <summary>The least size of a picture, in pixels.</summary>
    public KsSize MinOutputSize;

    /// <summary>The greatest size of a picture, in pixels.</summary>
    public KsSize MaxOutputSize;

    /// <summary>The step of its width, in pixels.</summary>
    public int OutputGranularityX;

    /// <summary>The step of its height, in pixels.</summary>
    public int OutputGranularityY;

    /// <summary>How well it is stretched across: 0 not at all, 1 by doubling, 2 interpolated.</summary>
    public int StretchTapsX;

    /// <summary>How well it is stretched down.</summary>
    public int StretchTapsY;

    /// <summary>How well it is shrunk across.</summary>
    public int ShrinkTapsX;

    /// <summary>How well it is shrunk down.</summary>
    public int ShrinkTapsY;

    /// <summary>The least time of a frame, in units of 100 ns.</summary>
    public long MinFrameInterval;

    /// <summary>The greatest time of a frame, in units of 100 ns.</summary>
    public long MaxFrameInterval;

    /// <summary>The least rate of data.</summary>
    public int MinBitsPerSecond;

    /// <summary>The greatest rate of data.</summary>
    public int MaxBitsPerSecond;
}
