using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What an allocator is made with.</summary>
/// <remarks>Native name: KSALLOCATOR_OPTIONF. Reference 13.4.</remarks>
[Flags]
[NativeName("KSALLOCATOR_OPTIONF")]
public enum KsAllocatorOptions : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is compatible with the next one.</summary>
    [NativeName("KSALLOCATOR_OPTIONF_COMPATIBLE")]
    Compatible = 1,

    /// <summary>The memory is the system's.</summary>
    [NativeName("KSALLOCATOR_OPTIONF_SYSTEM_MEMORY")]
    SystemMemory = 2,
}
