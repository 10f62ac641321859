using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The head of one list of values that a property takes.</summary>
/// <remarks>Native name: KSPROPERTY_MEMBERSHEADER, 16 bytes. Reference 13.2, 14.1.</remarks>
[NativeName("KSPROPERTY_MEMBERSHEADER")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsPropertyMembersHeader
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>What the members of the list are.</summary>
    public KsPropertyMembers MembersFlags;

    /// <summary>Bytes of a member.</summary>
    public uint MembersSize;

    /// <summary>How many members there are.</summary>
    public uint MembersCount;

    /// <summary>What else is to be said of the list.</summary>
    public KsPropertyMemberFlags Flags;
}
