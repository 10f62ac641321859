using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A range of video formats of whole frames.</summary>
/// <remarks>Native name: KS_DATARANGE_VIDEO, 296 bytes. Reference 14.3.</remarks>
[NativeName("KS_DATARANGE_VIDEO")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsDataRangeVideo
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 296;

    /// <summary>The head.</summary>
    public KsDataFormat DataRange;

    /// <summary>Whether all pictures are of one size.</summary>
    [NativeName("bFixedSizeSamples")]
    public KsBool FixedSizeSamples;

    /// <summary>Whether pictures depend on others.</summary>
    [NativeName("bTemporalCompression")]
    public KsBool TemporalCompression;

    /// <summary>What the stream carries.</summary>
    public KsVideoStreamFlags StreamDescriptionFlags;

    /// <summary>Where a video port wants its surfaces.</summary>
    public KsVideoAllocation MemoryAllocationFlags;

    /// <summary>What the stream can be set to.</summary>
    public KsVideoStreamConfigCaps ConfigCaps;

    /// <summary>The default format.</summary>
    public KsVideoInfoHeader VideoInfoHeader;
}
