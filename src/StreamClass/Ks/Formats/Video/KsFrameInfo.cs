using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What follows the header of a video buffer: which picture it is.</summary>
/// <remarks>Native name: KS_FRAME_INFO, 72 bytes. Reference 13.10, 14.3.</remarks>
[NativeName("KS_FRAME_INFO")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsFrameInfo
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 72;

    /// <summary>Bytes of this structure.</summary>
    public uint ExtendedHeaderSize;

    /// <summary>What the picture is.</summary>
    [NativeName("dwFrameFlags")]
    public KsVideoFrameFlags FrameFlags;

    /// <summary>How many pictures there should have been, with this one.</summary>
    public long PictureNumber;

    /// <summary>How many of them were dropped.</summary>
    public long DropCount;

    /// <summary>The handle of DirectDraw for a surface in video memory.</summary>
    [NativeName("hDirectDraw")]
    public ulong DirectDraw;

    /// <summary>The handle of the surface.</summary>
    [NativeName("hSurfaceHandle")]
    public ulong SurfaceHandle;

    /// <summary>The part of the surface.</summary>
    public KsRect DirectDrawRect;

    /// <summary>Reserved.</summary>
    public uint Reserved1;

    /// <summary>Reserved.</summary>
    public uint Reserved2;

    /// <summary>Reserved.</summary>
    public uint Reserved3;

    /// <summary>Reserved.</summary>
    public uint Reserved4;

    /// <summary>Whether the buffer has one field, the first or the second.</summary>
    public readonly bool IsField => (FrameFlags & (KsVideoFrameFlags.Field1 | KsVideoFrameFlags.Field2)) != 0;

    /// <summary>Whether the picture depends on no other.</summary>
    public readonly bool IsIntra => (FrameFlags & (KsVideoFrameFlags.P | KsVideoFrameFlags.B)) == 0;
}
