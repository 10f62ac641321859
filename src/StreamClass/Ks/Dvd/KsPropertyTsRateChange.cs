using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties with which time stamps run at another rate.</summary>
/// <remarks>Native name: KS_AM_PROPERTY_TS_RATE_CHANGE. Reference 13.12.</remarks>
[NativeName("KS_AM_PROPERTY_TS_RATE_CHANGE")]
public enum KsPropertyTsRateChange : uint
{
    /// <summary>From when on, and at which.</summary>
    [NativeName("KS_AM_RATE_SimpleRateChange")]
    SimpleRateChange = 1,

    /// <summary>From when on exactly. Never supported.</summary>
    [NativeName("KS_AM_RATE_ExactRateChange")]
    ExactRateChange = 2,

    /// <summary>The greatest rate with all data.</summary>
    [NativeName("KS_AM_RATE_MaxFullDataRate")]
    MaxFullDataRate = 3,

    /// <summary>Single frames. Never supported.</summary>
    [NativeName("KS_AM_RATE_Step")]
    Step = 4,
}
