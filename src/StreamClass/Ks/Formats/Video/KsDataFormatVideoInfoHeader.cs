using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A whole video format of frames.</summary>
/// <remarks>Native name: KS_DATAFORMAT_VIDEOINFOHEADER, 152 bytes. Reference 14.3.</remarks>
[NativeName("KS_DATAFORMAT_VIDEOINFOHEADER")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsDataFormatVideoInfoHeader
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 152;

    /// <summary>The head.</summary>
    public KsDataFormat DataFormat;

    /// <summary>The video format.</summary>
    public KsVideoInfoHeader VideoInfoHeader;
}
