using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How analog outputs are protected from copying.</summary>
/// <remarks>Native name: KS_COPY_MACROVISION_LEVEL. Reference 13.12.</remarks>
[NativeName("KS_COPY_MACROVISION_LEVEL")]
public enum KsCopyMacrovisionLevel : uint
{
    /// <summary>Not at all.</summary>
    [NativeName("KS_MACROVISION_DISABLED")]
    Disabled = 0,

    /// <summary>The first way.</summary>
    [NativeName("KS_MACROVISION_LEVEL1")]
    Level1 = 1,

    /// <summary>The second way.</summary>
    [NativeName("KS_MACROVISION_LEVEL2")]
    Level2 = 2,

    /// <summary>The third way.</summary>
    [NativeName("KS_MACROVISION_LEVEL3")]
    Level3 = 3,
}
