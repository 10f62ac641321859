using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>Which memory each region of a <see cref="KernelAddress"/> is.</summary>
/// <remarks>
/// The number of a removed region goes to the end of a queue, so that an address kept too long points to nothing for as long
/// as possible and is caught.
/// </remarks>
internal sealed class KernelMemory(KernelDrive drive)
{
    private const int MaximumRegions = 1 << 16;

    private readonly Queue<ushort> _free = new();
    private Slot[] _slots = new Slot[256];
    private int _used = 1;
    private BusyWord _busy;

    /// <summary>How many regions there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gives memory an address.</summary>
    /// <returns>The address of its first byte, or null when all numbers are taken.</returns>
    public KernelAddress Add(ReadOnlyMemory<byte> memory, bool isWritable, MemoryMapping? mapping = null)
    {
        _busy.Enter(drive);
        var region = Take();
        if (region != 0)
        {
            _slots[region] = new Slot { Region = new MemoryRegion(memory, isWritable, mapping), IsLive = true };
            Count++;
        }

        _busy.Leave();
        return new KernelAddress((ushort)region, 0);
    }

    /// <summary>Takes the address back.</summary>
    /// <exception cref="InvalidOperationException">The address is none that <see cref="Add"/> gave.</exception>
    public void Remove(KernelAddress address)
    {
        var region = address.Region;
        _busy.Enter(drive);
        var known = region < _used && _slots[region].IsLive;
        if (known)
        {
            _slots[region] = default;
            _free.Enqueue(region);
            Count--;
        }

        _busy.Leave();
        if (!known)
        {
            throw new InvalidOperationException($"No memory has the address {address}.");
        }
    }

    /// <summary>Finds the region of an address.</summary>
    /// <returns>False when the address, or one of the <paramref name="length"/> bytes from it on, is no memory.</returns>
    public bool TryFind(KernelAddress address, long length, out MemoryRegion region)
    {
        _busy.Enter(drive);
        var slot = address.Region < _used ? _slots[address.Region] : default;
        _busy.Leave();
        region = slot.Region;
        return slot.IsLive && length >= 0 && address.Offset + length <= region.Memory.Length;
    }

    /// <summary>The number for a new region, or zero.</summary>
    private int Take()
    {
        // Numbers never used come first while the table has room: reuse is what hides mistakes.
        if (_used == _slots.Length && !_free.TryPeek(out _) && _used < MaximumRegions)
        {
            Array.Resize(ref _slots, _slots.Length * 2);
        }

        return _used < _slots.Length ? _used++ : _free.TryDequeue(out var region) ? region : 0;
    }

    private struct Slot
    {
        public MemoryRegion Region;
        public bool IsLive;
    }
}
