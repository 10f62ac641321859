using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What buffers a pin needs.</summary>
/// <remarks>Native name: KSALLOCATOR_FRAMING, 24 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSALLOCATOR_FRAMING")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsAllocatorFraming
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 24;

    /// <summary>What the pin requires of an allocator.</summary>
    public KsAllocatorRequirements RequirementsFlags;

    /// <summary>The kind of memory (POOL_TYPE).</summary>
    public uint PoolType;

    /// <summary>How many buffers may be out at a time.</summary>
    public uint Frames;

    /// <summary>Bytes of a buffer.</summary>
    public uint FrameSize;

    /// <summary>The alignment of a buffer: a power of two, less 1.</summary>
    public uint FileAlignment;

    /// <summary>Reserved.</summary>
    public uint Reserved;

    /// <summary>What an allocator is made with: the same field as <see cref="RequirementsFlags"/>.</summary>
    [NativeName("OptionsFlags")]
    public KsAllocatorOptions OptionsFlags
    {
        readonly get => (KsAllocatorOptions)RequirementsFlags;
        set => RequirementsFlags = (KsAllocatorRequirements)value;
    }
}
