using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Whom a stream reports its quality to.</summary>
/// <remarks>Native name: KSQUALITY_MANAGER, 16 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSQUALITY_MANAGER")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsQualityManager
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>The handle of the quality manager.</summary>
    public ulong QualityManager;

    /// <summary>What it wants to be given back with each report.</summary>
    public KernelAddress Context;
}
