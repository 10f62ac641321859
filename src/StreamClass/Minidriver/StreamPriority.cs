using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>At which level a routine is called back.</summary>
/// <remarks>Native name: STREAM_PRIORITY. Reference 3, 7.</remarks>
[NativeName("STREAM_PRIORITY")]
public enum StreamPriority
{
    /// <summary>The level of the callbacks, synchronized with the interrupt service routine.</summary>
    [NativeName("High")]
    High = 0,

    /// <summary>DISPATCH_LEVEL, synchronized with nothing.</summary>
    [NativeName("Dispatch")]
    Dispatch = 1,

    /// <summary>PASSIVE_LEVEL on a worker, synchronized with nothing.</summary>
    [NativeName("Low")]
    Low = 2,

    /// <summary>From a routine at <see cref="Low"/> back up to the level of the callbacks.</summary>
    [NativeName("LowToHigh")]
    LowToHigh = 3,
}
