using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A set and a number within it: what names an interface, a medium or a degradation.</summary>
/// <remarks>
/// Native name: KSIDENTIFIER, 24 bytes. Interfaces (KSPIN_INTERFACE), mediums (KSPIN_MEDIUM) and degradations (KSDEGRADE) have it as it
/// is. Reference 14.1.
/// </remarks>
[NativeName("KSIDENTIFIER")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsIdentifier
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 24;

    /// <summary>The set.</summary>
    public Guid Set;

    /// <summary>The number within the set.</summary>
    public uint Id;

    /// <summary>Flags that the kind of identifier defines.</summary>
    public uint Flags;

    /// <summary>Names a member of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="id">The number within the set.</param>
    /// <param name="flags">Flags that the kind of identifier defines.</param>
    public KsIdentifier(Guid set, uint id, uint flags = default)
    {
        Set = set;
        Id = id;
        Flags = flags;
    }
}
