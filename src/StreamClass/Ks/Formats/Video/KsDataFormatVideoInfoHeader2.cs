using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A whole video format of fields.</summary>
/// <remarks>Native name: KS_DATAFORMAT_VIDEOINFOHEADER2, 176 bytes. Reference 14.3.</remarks>
[NativeName("KS_DATAFORMAT_VIDEOINFOHEADER2")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsDataFormatVideoInfoHeader2
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 176;

    /// <summary>The head.</summary>
    public KsDataFormat DataFormat;

    /// <summary>The video format.</summary>
    public KsVideoInfoHeader2 VideoInfoHeader2;
}
