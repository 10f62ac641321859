using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What follows the header of a buffer of the vertical blanking interval.</summary>
/// <remarks>Native name: KS_VBI_FRAME_INFO, 88 bytes. Reference 14.3.</remarks>
[NativeName("KS_VBI_FRAME_INFO")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsVbiFrameInfo
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 88;

    /// <summary>Bytes of this structure.</summary>
    public uint ExtendedHeaderSize;

    /// <summary>What the buffer is and what has changed.</summary>
    [NativeName("dwFrameFlags")]
    public KsVbiFlags FrameFlags;

    /// <summary>How many fields there should have been, with this one.</summary>
    public long PictureNumber;

    /// <summary>How many of them were dropped.</summary>
    public long DropCount;

    /// <summary>Samples in a second.</summary>
    [NativeName("dwSamplingFrequency")]
    public uint SamplingFrequency;

    /// <summary>What the tuner is changing to.</summary>
    public KsTvTunerChangeInfo TvTunerChangeInfo;

    /// <summary>How the lines are sampled now.</summary>
    public KsVbiInfoHeader VbiInfoHeader;
}
