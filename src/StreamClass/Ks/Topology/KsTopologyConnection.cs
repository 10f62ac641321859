using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A connection within a filter, from a node or pin to another.</summary>
/// <remarks>Native name: KSTOPOLOGY_CONNECTION, 16 bytes. Reference 13.6, 14.1.</remarks>
[NativeName("KSTOPOLOGY_CONNECTION")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsTopologyConnection
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>Stands for the filter itself in the place of a node.</summary>
    [NativeName("KSFILTER_NODE")]
    public const uint FilterNode = 0xFFFFFFFF;

    /// <summary>The node that data comes from, or <see cref="FilterNode"/>.</summary>
    public uint FromNode;

    /// <summary>Its pin: of the filter the number of the pin type.</summary>
    public uint FromNodePin;

    /// <summary>The node that data goes to, or <see cref="FilterNode"/>.</summary>
    public uint ToNode;

    /// <summary>Its pin: of the filter the number of the pin type.</summary>
    public uint ToNodePin;
}
