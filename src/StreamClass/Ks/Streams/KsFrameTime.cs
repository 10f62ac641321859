using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How long a frame of a stream lasts.</summary>
/// <remarks>Native name: KSFRAMETIME, 16 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSFRAMETIME")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsFrameTime
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>How long a frame lasts, in units of 100 ns.</summary>
    public long Duration;

    /// <summary>What else is to be said of it.</summary>
    public KsFrameTimeFlags FrameFlags;

    /// <summary>Reserved.</summary>
    public uint Reserved;
}
