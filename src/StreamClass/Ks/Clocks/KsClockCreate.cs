using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A request to create a clock on a pin.</summary>
/// <remarks>Native name: KSCLOCK_CREATE, 4 bytes. Reference 13.5.</remarks>
[NativeName("KSCLOCK_CREATE")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsClockCreate
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 4;

    /// <summary>Must be 0.</summary>
    public uint CreateFlags;
}
