using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The routines with which kernel clients ask a clock at DISPATCH_LEVEL.</summary>
/// <remarks>Native name: KSCLOCK_FUNCTIONTABLE, 32 bytes. Reference 13.5, 14.1.</remarks>
[NativeName("KSCLOCK_FUNCTIONTABLE")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsClockFunctionTable
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 32;

    /// <summary>Gives the time.</summary>
    public KernelAddress GetTime;

    /// <summary>Gives the physical time.</summary>
    public KernelAddress GetPhysicalTime;

    /// <summary>Gives the time together with the machine's.</summary>
    public KernelAddress GetCorrelatedTime;

    /// <summary>Gives the physical time together with the machine's.</summary>
    public KernelAddress GetCorrelatedPhysicalTime;
}
