using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What the members of a list of values are.</summary>
/// <remarks>Native name: KSPROPERTY_MEMBER. Reference 13.2.</remarks>
[NativeName("KSPROPERTY_MEMBER")]
public enum KsPropertyMembers : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Each is a least and a greatest value.</summary>
    [NativeName("KSPROPERTY_MEMBER_RANGES")]
    Ranges = 1,

    /// <summary>Each is a range with the distance between its values.</summary>
    [NativeName("KSPROPERTY_MEMBER_STEPPEDRANGES")]
    SteppedRanges = 2,

    /// <summary>Each is a value.</summary>
    [NativeName("KSPROPERTY_MEMBER_VALUES")]
    Values = 3,
}
