namespace StreamClass.Kernel;

/// <summary>What the interface calls a virtual address: a place in a region of the machine's memory.</summary>
/// <remarks>Eight bytes, as a native pointer. The null address is region 0, offset 0. Design section 8.</remarks>
[NativeName("PVOID")]
public readonly record struct KernelAddress
{
    private const int OffsetBits = 48;
    private const ulong OffsetMask = (1UL << OffsetBits) - 1;

    private readonly ulong _value;

    private KernelAddress(ulong value) => _value = value;

    /// <summary>Makes the address of a byte in a region.</summary>
    /// <param name="region">The number of the region; 0 is the region of the null address.</param>
    /// <param name="offset">Bytes from the start of the region.</param>
    public KernelAddress(ushort region, long offset) => _value = ((ulong)region << OffsetBits) | ((ulong)offset & OffsetMask);

    /// <summary>The address of nothing.</summary>
    public static KernelAddress Null => default;

    /// <summary>The number of the region.</summary>
    public ushort Region => (ushort)(_value >> OffsetBits);

    /// <summary>Bytes from the start of the region.</summary>
    public long Offset => (long)(_value & OffsetMask);

    /// <summary>The address <paramref name="bytes"/> further on in the same region.</summary>
    /// <param name="address">Where to start.</param>
    /// <param name="bytes">How far to go; may be negative.</param>
    public static KernelAddress operator +(KernelAddress address, long bytes) =>
        new((address._value & ~OffsetMask) | ((address._value + (ulong)bytes) & OffsetMask));

    /// <inheritdoc/>
    public override string ToString() => $"{Region}:{Offset:X}";
}
