using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The head of a property set in one piece.</summary>
/// <remarks>Native name: KSPROPERTY_SERIALHDR, 20 bytes, packed. Reference 14.1.</remarks>
[NativeName("KSPROPERTY_SERIALHDR")]
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct KsPropertySerialHeader
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 20;

    /// <summary>The set.</summary>
    public Guid PropertySet;

    /// <summary>How many properties follow.</summary>
    public uint Count;
}
