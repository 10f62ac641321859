using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>What kind of request an SRB is.</summary>
/// <remarks>Native name: SRB_HW_FLAGS_*. Reference 1.</remarks>
[Flags]
[NativeName("SRB_HW_FLAGS")]
public enum SrbFlags : uint
{
    /// <summary>A device request.</summary>
    None = 0,

    /// <summary>The request moves stream data.</summary>
    [NativeName("SRB_HW_FLAGS_DATA_TRANSFER")]
    DataTransfer = 0x1,

    /// <summary>The request is for a stream.</summary>
    [NativeName("SRB_HW_FLAGS_STREAM_REQUEST")]
    StreamRequest = 0x2,
}
