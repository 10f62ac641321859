using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The state of a stream.</summary>
/// <remarks>Native name: KSSTATE. Which changes are allowed: reference 13.9.</remarks>
[NativeName("KSSTATE")]
public enum KsState
{
    /// <summary>Nothing moves and no resources are held.</summary>
    [NativeName("KSSTATE_STOP")]
    Stop = 0,

    /// <summary>Resources are being acquired.</summary>
    [NativeName("KSSTATE_ACQUIRE")]
    Acquire = 1,

    /// <summary>Ready to run at once; the clock stands.</summary>
    [NativeName("KSSTATE_PAUSE")]
    Pause = 2,

    /// <summary>Data moves and the clock runs.</summary>
    [NativeName("KSSTATE_RUN")]
    Run = 3,
}
