using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The type of a property's value, and what it may be.</summary>
/// <remarks>Native name: KSPROPERTY_VALUES, natively 40 bytes; it holds pointers, so ours is an object. Reference 13.2, 14.1.</remarks>
[NativeName("KSPROPERTY_VALUES")]
public sealed record KsPropertyValues
{
    /// <summary>The set of the type: KSPROPTYPESETID_General, or all zero for none.</summary>
    public Guid PropTypeSet { get; init; }

    /// <summary>The type within the set: a VARTYPE.</summary>
    public uint PropTypeId { get; init; }

    /// <summary>Lists of ranges, steps, values and defaults.</summary>
    public IReadOnlyList<KsPropertyMembersList> MembersList { get; init; } = [];
}

/// <summary>One list of what a property may be.</summary>
/// <remarks>Native name: KSPROPERTY_MEMBERSLIST, natively 24 bytes; it holds a pointer, so ours is an object. Reference 13.2, 14.1.</remarks>
[NativeName("KSPROPERTY_MEMBERSLIST")]
public sealed record KsPropertyMembersList
{
    /// <summary>What the members are.</summary>
    public required KsPropertyMembers MembersFlags { get; init; }

    /// <summary>Bytes of each member.</summary>
    public required uint MembersSize { get; init; }

    /// <summary>How many members there are.</summary>
    public required uint MembersCount { get; init; }

    /// <summary>What the list is for.</summary>
    public KsPropertyMemberFlags Flags { get; init; }

    /// <summary>The members, one after the other.</summary>
    public ReadOnlyMemory<byte> Members { get; init; }
}
