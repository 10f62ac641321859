using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A format of MPEG-2 video; the rest of the sequence header follows it.</summary>
/// <remarks>Native name: KS_MPEGVIDEOINFO2, 136 bytes. Reference 14.3.</remarks>
[NativeName("KS_MPEGVIDEOINFO2")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsMpegVideoInfo2
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 136;

    /// <summary>Where the sequence header begins, in bytes.</summary>
    public const int SequenceHeaderOffset = 132;

    /// <summary>The video format.</summary>
    [NativeName("hdr")]
    public KsVideoInfoHeader2 Header;

    /// <summary>The 25-bit time code of the first group of pictures, or 0.</summary>
    [NativeName("dwStartTimeCode")]
    public uint StartTimeCode;

    /// <summary>Bytes of the sequence header.</summary>
    [NativeName("cbSequenceHeader")]
    public uint SequenceHeaderSize;

    /// <summary>The MPEG-2 profile.</summary>
    [NativeName("dwProfile")]
    public uint Profile;

    /// <summary>The MPEG-2 level.</summary>
    [NativeName("dwLevel")]
    public uint Level;

    /// <summary>What else is to be said of the stream.</summary>
    [NativeName("dwFlags")]
    public KsMpeg2Flags Flags;

    /// <summary>The first four bytes of the sequence header.</summary>
    [NativeName("bSequenceHeader")]
    public uint SequenceHeader;
}
