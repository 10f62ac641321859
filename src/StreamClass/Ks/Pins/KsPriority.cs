using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How important a connection is: the class first, then the subclass.</summary>
/// <remarks>Native name: KSPRIORITY, 8 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSPRIORITY")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsPriority
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 8;

    /// <summary>The class.</summary>
    public KsPriorityClass PriorityClass;

    /// <summary>The rank within the class; 1 when a pin is opened.</summary>
    public uint PrioritySubClass;
}
