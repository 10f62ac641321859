using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A request for a property of one node of the topology.</summary>
/// <remarks>
/// Native name: KSP_NODE, 32 bytes. Methods and events of a node (KSM_NODE, KSE_NODE) have the same layout. Reference 13.6, 14.1.
/// </remarks>
[NativeName("KSP_NODE")]
[StructLayout(LayoutKind.Sequential)]
public record struct KspNode
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 32;

    /// <summary>The request.</summary>
    public KsProperty Property;

    /// <summary>The number of the node.</summary>
    public uint NodeId;

    /// <summary>Reserved.</summary>
    public uint Reserved;
}
