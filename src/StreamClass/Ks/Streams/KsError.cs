using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A report of an error of a stream.</summary>
/// <remarks>Native name: KSERROR, 16 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSERROR")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsError
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>What the quality manager gave.</summary>
    public KernelAddress Context;

    /// <summary>What happened.</summary>
    public NtStatus Status;
}
