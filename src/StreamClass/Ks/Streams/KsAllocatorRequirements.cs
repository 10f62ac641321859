using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What a pin requires of an allocator.</summary>
/// <remarks>Native name: KSALLOCATOR_REQUIREMENTF. Reference 13.4.</remarks>
[Flags]
[NativeName("KSALLOCATOR_REQUIREMENTF")]
public enum KsAllocatorRequirements : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The data is changed where it is.</summary>
    [NativeName("KSALLOCATOR_REQUIREMENTF_INPLACE_MODIFIER")]
    InPlaceModifier = 1,

    /// <summary>The memory is the system's.</summary>
    [NativeName("KSALLOCATOR_REQUIREMENTF_SYSTEM_MEMORY")]
    SystemMemory = 2,

    /// <summary>Frames stay whole.</summary>
    [NativeName("KSALLOCATOR_REQUIREMENTF_FRAME_INTEGRITY")]
    FrameIntegrity = 4,

    /// <summary>The allocator is this pin's.</summary>
    [NativeName("KSALLOCATOR_REQUIREMENTF_MUST_ALLOCATE")]
    MustAllocate = 8,

    /// <summary>All of it is only wished.</summary>
    [NativeName("KSALLOCATOR_REQUIREMENTF_PREFERENCES_ONLY")]
    PreferencesOnly = 0x80000000,
}
