using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>How much a debug message matters.</summary>
/// <remarks>Native name: STREAM_DEBUG_LEVEL. Reference 3.</remarks>
[NativeName("STREAM_DEBUG_LEVEL")]
public enum StreamDebugLevel
{
    /// <summary>The driver cannot go on.</summary>
    [NativeName("DebugLevelFatal")]
    Fatal = 0,

    /// <summary>Something failed.</summary>
    [NativeName("DebugLevelError")]
    Error = 1,

    /// <summary>Something is odd.</summary>
    [NativeName("DebugLevelWarning")]
    Warning = 2,

    /// <summary>Something worth knowing.</summary>
    [NativeName("DebugLevelInfo")]
    Info = 3,

    /// <summary>The way through the code.</summary>
    [NativeName("DebugLevelTrace")]
    Trace = 4,

    /// <summary>Everything.</summary>
    [NativeName("DebugLevelVerbose")]
    Verbose = 5,
}
