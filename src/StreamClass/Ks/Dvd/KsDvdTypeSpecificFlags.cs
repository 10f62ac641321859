using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What TypeSpecificFlags of a stream header says on a DVD pin.</summary>
/// <remarks>Native name: KS_AM_TypeSpecificFlags. Reference 13.10.</remarks>
[Flags]
[NativeName("KS_AM_TypeSpecificFlags")]
public enum KsDvdTypeSpecificFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The data right after uses the next key.</summary>
    [NativeName("KS_AM_UseNewCSSKey")]
    UseNewCssKey = 1,
}
