using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What a property takes: the answer to a basic support request.</summary>
/// <remarks>Native name: KSPROPERTY_DESCRIPTION, 40 bytes. Reference 13.2, 14.1.</remarks>
[NativeName("KSPROPERTY_DESCRIPTION")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsPropertyDescription
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 40;

    /// <summary>Whether it can be read and written.</summary>
    public KsPropertyFlags AccessFlags;

    /// <summary>Bytes of the description with all that follows.</summary>
    public uint DescriptionSize;

    /// <summary>The type of its values: a <see cref="VarType"/> of <see cref="KsPropertyTypeSetId.General"/>.</summary>
    public KsIdentifier PropTypeSet;

    /// <summary>How many lists of values follow.</summary>
    public uint MembersListCount;

    /// <summary>Reserved.</summary>
    public uint Reserved;
}
