using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A range of formats of analog video.</summary>
/// <remarks>Native name: KS_DATARANGE_ANALOGVIDEO, 112 bytes. Reference 15.3.</remarks>
[NativeName("KS_DATARANGE_ANALOGVIDEO")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsDataRangeAnalogVideo
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 112;

    /// <summary>The head.</summary>
    public KsDataFormat DataRange;

    /// <summary>The default format.</summary>
    public KsAnalogVideoInfo AnalogVideoInfo;
}
