using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How many pictures a stream has made and dropped; request and value at once.</summary>
/// <remarks>Native name: KSPROPERTY_DROPPEDFRAMES_CURRENT_S, 48 bytes. Reference 13.9, 14.3.</remarks>
[NativeName("KSPROPERTY_DROPPEDFRAMES_CURRENT_S")]
[StructLayout(LayoutKind.Sequential, Size = NativeSize)]
public record struct KsPropertyDroppedFramesCurrent
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 48;

    /// <summary>The request.</summary>
    public KsProperty Property;

    /// <summary>How many pictures there should have been.</summary>
    public long PictureNumber;

    /// <summary>How many of them were dropped.</summary>
    public long DropCount;

    /// <summary>Bytes of a picture, on average.</summary>
    public uint AverageFrameSize;
}
