using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Whether a flush begins or ends.</summary>
/// <remarks>Native name: KSRESET. Reference 13.1, 13.9.</remarks>
[NativeName("KSRESET")]
public enum KsReset : uint
{
    /// <summary>All data of the pin comes back, and no new data is taken.</summary>
    [NativeName("KSRESET_BEGIN")]
    Begin = 0,

    /// <summary>The pin takes data again.</summary>
    [NativeName("KSRESET_END")]
    End = 1,
}
