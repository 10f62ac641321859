using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How important a connection is.</summary>
/// <remarks>Native name: KSPRIORITY_CLASS. Reference 13.4.</remarks>
[NativeName("KSPRIORITY_CLASS")]
public enum KsPriorityClass : uint
{
    /// <summary>Nobody has said.</summary>
    None = 0,

    /// <summary>Less important than others.</summary>
    [NativeName("KSPRIORITY_LOW")]
    Low = 0x00000001,

    /// <summary>As important as others.</summary>
    [NativeName("KSPRIORITY_NORMAL")]
    Normal = 0x40000000,

    /// <summary>More important than others.</summary>
    [NativeName("KSPRIORITY_HIGH")]
    High = 0x80000000,

    /// <summary>No other may have the resource.</summary>
    [NativeName("KSPRIORITY_EXCLUSIVE")]
    Exclusive = 0xFFFFFFFF,
}
