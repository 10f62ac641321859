using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A request for a property.</summary>
/// <remarks>Native name: KSPROPERTY, 24 bytes. The layout of KSIDENTIFIER. Reference 13.2, 14.</remarks>
[NativeName("KSPROPERTY")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsProperty
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 24;

    /// <summary>The set.</summary>
    public Guid Set;

    /// <summary>The number within the set.</summary>
    public uint Id;

    /// <summary>What is asked.</summary>
    public KsPropertyFlags Flags;

    /// <summary>Names a member of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="id">The number within the set.</param>
    /// <param name="flags">What is asked.</param>
    public KsProperty(Guid set, uint id, KsPropertyFlags flags = default)
    {
        Set = set;
        Id = id;
        Flags = flags;
    }
}
