using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The standard interfaces.</summary>
/// <remarks>Native name: KSINTERFACE_STANDARD. Reference 13.3.</remarks>
[NativeName("KSINTERFACE_STANDARD")]
public enum KsInterfaceStandard : uint
{
    /// <summary>Data streams.</summary>
    [NativeName("KSINTERFACE_STANDARD_STREAMING")]
    Streaming = 0,

    /// <summary>Data streams and buffers can be looped.</summary>
    [NativeName("KSINTERFACE_STANDARD_LOOPED_STREAMING")]
    LoopedStreaming = 1,

    /// <summary>No data streams.</summary>
    [NativeName("KSINTERFACE_STANDARD_CONTROL")]
    Control = 2,
}
