using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Where a video port wants its surfaces.</summary>
/// <remarks>Native name: KS_VIDEO_ALLOC_VPE. Reference 14.3.</remarks>
[Flags]
[NativeName("KS_VIDEO_ALLOC_VPE")]
public enum KsVideoAllocation : uint
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>In system memory.</summary>
    [NativeName("KS_VIDEO_ALLOC_VPE_SYSTEM")]
    System = 1,

    /// <summary>In video memory.</summary>
    [NativeName("KS_VIDEO_ALLOC_VPE_DISPLAY")]
    Display = 2,

    /// <summary>In AGP memory.</summary>
    [NativeName("KS_VIDEO_ALLOC_VPE_AGP")]
    Agp = 4,
}
