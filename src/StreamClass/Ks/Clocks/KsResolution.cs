using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How fine and how exact a clock is.</summary>
/// <remarks>Native name: KSRESOLUTION, 16 bytes. Reference 13.5, 14.1.</remarks>
[NativeName("KSRESOLUTION")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsResolution
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>The least step of the clock, in units of 100 ns; 1 is best.</summary>
    public long Granularity;

    /// <summary>How far it may be off, in units of 100 ns; 0 is best.</summary>
    public long Error;
}
