using System.Runtime.InteropServices;

namespace StreamClass.Hardware;

/// <summary>A piece of memory that has kernel addresses.</summary>
/// <param name="memory">The bytes.</param>
/// <param name="isWritable">Whether a driver may write to them.</param>
/// <param name="mapping">Where a device finds them, or null when they are not mapped.</param>
internal readonly struct MemoryRegion(ReadOnlyMemory<byte> memory, bool isWritable, MemoryMapping? mapping)
{
    public ReadOnlyMemory<byte> Memory { get; } = memory;

    public bool IsWritable { get; } = isWritable;

    public MemoryMapping? Mapping { get; } = mapping;

    /// <summary>The bytes to write to; asked only when <see cref="IsWritable"/>.</summary>
    public Memory<byte> Writable =>
        IsWritable ? MemoryMarshal.AsMemory(Memory) : throw new InvalidOperationException("The memory is read-only.");
}
