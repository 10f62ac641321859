using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A report of how well a stream keeps up.</summary>
/// <remarks>Native name: KSQUALITY, 24 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSQUALITY")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsQuality
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 24;

    /// <summary>What the quality manager gave.</summary>
    public KernelAddress Context;

    /// <summary>The share of the data that is handled in time, in 1/1000.</summary>
    public uint Proportion;

    /// <summary>How late the stream is, in units of 100 ns.</summary>
    public long DeltaTime;
}
