using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What is to be said of an attribute.</summary>
/// <remarks>Native name: KSATTRIBUTE_FLAGS. Reference 14.1.</remarks>
[Flags]
[NativeName("KSATTRIBUTE_FLAGS")]
public enum KsAttributeFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Whoever does not understand it cannot take the format.</summary>
    [NativeName("KSATTRIBUTE_REQUIRED")]
    Required = 1,
}
