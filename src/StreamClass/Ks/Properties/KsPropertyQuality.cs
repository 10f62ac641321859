using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of a quality manager.</summary>
/// <remarks>Native name: KSPROPERTY_QUALITY. Reference 13.4.</remarks>
[NativeName("KSPROPERTY_QUALITY")]
public enum KsPropertyQuality : uint
{
    /// <summary>Takes a report of how well a stream keeps up.</summary>
    [NativeName("KSPROPERTY_QUALITY_REPORT")]
    Report = 0,

    /// <summary>Takes a report of an error.</summary>
    [NativeName("KSPROPERTY_QUALITY_ERROR")]
    Error = 1,
}
