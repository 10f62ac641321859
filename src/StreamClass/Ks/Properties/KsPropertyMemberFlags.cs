using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What else is to be said of a list of values.</summary>
/// <remarks>Native name: KSPROPERTY_MEMBER_FLAG. Reference 13.2.</remarks>
[Flags]
[NativeName("KSPROPERTY_MEMBER_FLAG")]
public enum KsPropertyMemberFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It has the default value.</summary>
    [NativeName("KSPROPERTY_MEMBER_FLAG_DEFAULT")]
    Default = 1,

    /// <summary>It has one member for each channel.</summary>
    [NativeName("KSPROPERTY_MEMBER_FLAG_BASICSUPPORT_MULTICHANNEL")]
    BasicSupportMultichannel = 2,

    /// <summary>All channels take the same value.</summary>
    [NativeName("KSPROPERTY_MEMBER_FLAG_BASICSUPPORT_UNIFORM")]
    BasicSupportUniform = 4,
}
