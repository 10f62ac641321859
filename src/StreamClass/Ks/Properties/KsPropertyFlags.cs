using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What is asked of a property.</summary>
/// <remarks>Native name: KSPROPERTY_TYPE. Reference 13.2.</remarks>
[Flags]
[NativeName("KSPROPERTY_TYPE")]
public enum KsPropertyFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read the value.</summary>
    [NativeName("KSPROPERTY_TYPE_GET")]
    Get = 0x1,

    /// <summary>Write the value.</summary>
    [NativeName("KSPROPERTY_TYPE_SET")]
    Set = 0x2,

    /// <summary>Is the set there?</summary>
    [NativeName("KSPROPERTY_TYPE_SETSUPPORT")]
    SetSupport = 0x100,

    /// <summary>What can be done with it, and what does it take?</summary>
    [NativeName("KSPROPERTY_TYPE_BASICSUPPORT")]
    BasicSupport = 0x200,

    /// <summary>Which others depend on it?</summary>
    [NativeName("KSPROPERTY_TYPE_RELATIONS")]
    Relations = 0x400,

    /// <summary>Read the whole set in one piece.</summary>
    [NativeName("KSPROPERTY_TYPE_SERIALIZESET")]
    SerializeSet = 0x800,

    /// <summary>Write the whole set from one piece.</summary>
    [NativeName("KSPROPERTY_TYPE_UNSERIALIZESET")]
    UnserializeSet = 0x1000,

    /// <summary>Read the whole set in a form of the driver's own.</summary>
    [NativeName("KSPROPERTY_TYPE_SERIALIZERAW")]
    SerializeRaw = 0x2000,

    /// <summary>Write the whole set from a form of the driver's own.</summary>
    [NativeName("KSPROPERTY_TYPE_UNSERIALIZERAW")]
    UnserializeRaw = 0x4000,

    /// <summary>How large is the whole set in one piece?</summary>
    [NativeName("KSPROPERTY_TYPE_SERIALIZESIZE")]
    SerializeSize = 0x8000,

    /// <summary>What are its default values?</summary>
    [NativeName("KSPROPERTY_TYPE_DEFAULTVALUES")]
    DefaultValues = 0x10000,

    /// <summary>With another: the property is that of a node.</summary>
    [NativeName("KSPROPERTY_TYPE_TOPOLOGY")]
    Topology = 0x10000000,
}
