using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A connection inside a filter. Node 0xFFFFFFFF is the filter itself, whose pins are pin type ids.</summary>
/// <remarks>Native name: KSTOPOLOGY_CONNECTION, 16 bytes. Reference 13.6, 14.1.</remarks>
[NativeName("KSTOPOLOGY_CONNECTION")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsTopologyConnection
{
    /// <summary>The node that the data comes from.</summary>
    public uint FromNode;

    /// <summary>The pin of that node.</summary>
    public uint FromNodePin;

    /// <summary>The node that the data goes to.</summary>
    public uint ToNode;

    /// <summary>The pin of that node.</summary>
    public uint ToNodePin;
}
