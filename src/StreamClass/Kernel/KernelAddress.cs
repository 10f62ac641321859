using System.Diagnostics;

namespace StreamClass.Kernel;

/// <summary>What the interface calls a virtual address: a region of the machine's memory, and a place in it.</summary>
/// <remarks>
/// Native name: PVOID, where it points to data (KSSTREAM_HEADER.Data, GetPhysicalAddress). Eight bytes, blittable: the region
/// is in the upper 16 bits, the offset in the lower 48. Any IRQL. Reference 3.
/// </remarks>
/// <param name="Value">The address as one number.</param>
[DebuggerDisplay("{ToString(),nq}")]
[NativeName("PVOID")]
public readonly record struct KernelAddress(ulong Value)
{
    private const int OffsetBits = 48;
    private const ulong OffsetMask = (1UL << OffsetBits) - 1;

    /// <summary>Makes the address of a place in a region.</summary>
    /// <param name="region">The number of the region; zero is no region.</param>
    /// <param name="offset">The distance from the region's start, in bytes, below 2^48.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is negative or too large.</exception>
    public KernelAddress(ushort region, long offset)
        : this(((ulong)region << OffsetBits) | Checked((ulong)offset))
    {
    }

    /// <summary>The address of nothing.</summary>
    public static KernelAddress Null => default;

    /// <summary>The number of the region.</summary>
    public ushort Region => (ushort)(Value >> OffsetBits);

    /// <summary>The distance from the region's start, in bytes.</summary>
    public long Offset => (long)(Value & OffsetMask);

    /// <summary>Whether the address points to nothing.</summary>
    public bool IsNull => Value == 0;

    /// <summary>The address that lies <paramref name="bytes"/> further on in the same region.</summary>
    /// <param name="address">Where to start.</param>
    /// <param name="bytes">How far to go, in bytes; may be negative.</param>
    /// <returns>The new address.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The result would lie in another region.</exception>
    public static KernelAddress operator +(KernelAddress address, long bytes) => new(address.Region, address.Offset + bytes);

    /// <summary>The address that lies <paramref name="bytes"/> further on in the same region.</summary>
    /// <param name="bytes">How far to go, in bytes; may be negative.</param>
    /// <returns>The new address.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The result would lie in another region.</exception>
    public KernelAddress Add(long bytes) => this + bytes;

    /// <inheritdoc/>
    public override string ToString() => IsNull ? "null" : $"{Region:X4}:{Offset:X12}";

    private static ulong Checked(ulong offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, OffsetMask);
        return offset;
    }
}
