using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How many instances of a pin there can be, and are.</summary>
/// <remarks>Native name: KSPIN_CINSTANCES, 8 bytes. Reference 13.3, 14.1.</remarks>
[NativeName("KSPIN_CINSTANCES")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsPinCInstances
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 8;

    /// <summary>The possible count of a pin that has no maximum.</summary>
    public const uint NoMaximum = 0xFFFFFFFF;

    /// <summary>How many there can be, or <see cref="NoMaximum"/>.</summary>
    public uint PossibleCount;

    /// <summary>How many there are.</summary>
    public uint CurrentCount;
}
