using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>Which kind of memory a physical address is wanted of.</summary>
/// <remarks>Native name: STREAM_BUFFER_TYPE. Reference 3, 14.2.</remarks>
[NativeName("STREAM_BUFFER_TYPE")]
public enum StreamBufferType
{
    /// <summary>The extension of a request.</summary>
    [NativeName("PerRequestExtension")]
    PerRequestExtension = 0,

    /// <summary>The DMA buffer of the device.</summary>
    [NativeName("DmaBuffer")]
    DmaBuffer = 1,

    /// <summary>A data buffer of the request that is given with it.</summary>
    [NativeName("SRBDataBuffer")]
    SrbDataBuffer = 2,
}
