using StreamClass.Hardware;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver;

/// <summary>The memory of one device: its mapped data buffers, its DMA buffer and the rules for both.</summary>
/// <remarks>Reference 3 and 11, design section 8.</remarks>
internal sealed class DeviceMemory : IDisposable
{
    /// <summary>The region number of the DMA buffer; data buffers have small numbers of their own within each request.</summary>
    private const ushort DmaBufferRegion = 0xFFFF;

    private readonly PhysicalMemory? _memory;
    private readonly DmaAdapter? _adapter;
    private readonly bool _below16MiB;
    private readonly int _alignment;
    private MemoryMapping? _dmaBuffer;

    public DeviceMemory(PhysicalMemory? memory, DmaAdapter? adapter, bool below16MiB, int alignment)
    {
        _memory = memory;
        _adapter = adapter;
        _below16MiB = below16MiB;
        _alignment = Math.Max(alignment, 1);
    }

    /// <summary>The DMA buffer, empty when there is none.</summary>
    public KernelBuffer DmaBuffer =>
        _dmaBuffer is null ? default : new KernelBuffer(new KernelAddress(DmaBufferRegion, 0), _dmaBuffer.Memory);

    /// <summary>Allocates the DMA buffer.</summary>
    /// <returns>False when there is no memory for it.</returns>
    public bool AllocateDmaBuffer(int size)
    {
        if (size == 0)
        {
            return true;
        }

        if (_memory is null || _adapter is null || !_memory.MapContiguous(size, _adapter, _below16MiB, out var mapping))
        {
            return false;
        }

        _dmaBuffer = mapping;
        return true;
    }

    /// <summary>Maps a client's buffer for the life of its request; null when no memory is left.</summary>
    public MemoryMapping? Map(Memory<byte> buffer, bool deviceWrites)
    {
        if (_memory is null || _adapter is null)
        {
            return null;
        }

        var mapped = deviceWrites
            ? _memory.Map(buffer, _adapter, DmaDirection.FromDevice, _below16MiB, _alignment, out var mapping)
            : _memory.Map((ReadOnlyMemory<byte>)buffer, _adapter, _below16MiB, _alignment, out mapping);
        return mapped ? mapping : null;
    }

    /// <summary>Takes a buffer from the device; waits for at most one copy that is under way.</summary>
    public void Unmap(MemoryMapping mapping) => _memory!.Unmap(mapping);

    /// <summary>The physical address of a place in a mapped buffer.</summary>
    public ulong Translate(MemoryMapping mapping, long offset, out uint length)
    {
        length = 0;
        return offset < mapping.Length ? PhysicalMemory.Translate(mapping, (int)offset, out length) : 0;
    }

    /// <summary>The physical address of a place in the DMA buffer, or 0.</summary>
    public ulong TranslateDmaBuffer(KernelAddress address, out uint length)
    {
        length = 0;
        return _dmaBuffer is not null && address.Region == DmaBufferRegion ? Translate(_dmaBuffer, address.Offset, out length) : 0;
    }

    public void Dispose()
    {
        if (_dmaBuffer is { } buffer)
        {
            _dmaBuffer = null;
            Unmap(buffer);
        }
    }
}
