using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The standard ways to do less.</summary>
/// <remarks>Native name: KSDEGRADE_STANDARD. Reference 13.4.</remarks>
[NativeName("KSDEGRADE_STANDARD")]
public enum KsDegradeStandard : uint
{
    /// <summary>Leave samples out.</summary>
    [NativeName("KSDEGRADE_STANDARD_SAMPLE")]
    Sample = 0,

    /// <summary>Handle them less well.</summary>
    [NativeName("KSDEGRADE_STANDARD_QUALITY")]
    Quality = 1,

    /// <summary>Compute less.</summary>
    [NativeName("KSDEGRADE_STANDARD_COMPUTATION")]
    Computation = 2,

    /// <summary>Skip what is late.</summary>
    [NativeName("KSDEGRADE_STANDARD_SKIP")]
    Skip = 3,
}
