using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>The physical address space of the machine, in frames of 4 KiB, and which buffer lies where.</summary>
/// <remarks>
/// Scattered and contiguous buffers have zones of their own, each below and above 16 MiB; all addresses are below 4 GiB. Any
/// IRQL. Reference 11.
/// </remarks>
internal sealed class PhysicalMemory(KernelDrive drive, ulong seed, uint scatteredFrames = PhysicalMemory.DefaultScatteredFrames)
{
    public const int FrameBits = 12;
    public const int FrameSize = 1 << FrameBits;

    /// <summary>What 24 address lines reach.</summary>
    public const ulong Limit24 = 1 << 24;

    /// <summary>How many frames of scattered buffers there are at most, guards included, above 16 MiB.</summary>
    public const uint DefaultScatteredFrames = 0x2F000;

    private const uint LowScattered = 0x100;
    private const uint LowContiguous = 0xC00;
    private const uint HighScattered = (uint)(Limit24 >> FrameBits);
    private const uint HighContiguous = HighScattered + DefaultScatteredFrames;
    private const uint End = 0x40000;

    /// <summary>Frames come into being 256 at a time.</summary>
    private const int ChunkBits = 8;

    private readonly FrameZone _low = new(LowScattered, Math.Min(LowContiguous, LowScattered + scatteredFrames), seed);
    private readonly FrameZone _high = new(HighScattered, Math.Min(HighContiguous, HighScattered + scatteredFrames), ~seed);
    private readonly ContiguousZone _lowContiguous = new(LowContiguous, HighScattered);
    private readonly ContiguousZone _highContiguous = new(HighContiguous, End);

    // Made when the first buffer is mapped: most machines of an exploration map none.
    private MemoryFrame[]?[] _chunks = [];
    private MemoryMapping? _pool;
    private BusyWord _busy;

    /// <summary>How many buffers are mapped.</summary>
    public int MappedBuffers { get; private set; }

    /// <summary>Maps a buffer that the device only reads.</summary>
    /// <inheritdoc cref="Map(Memory{byte}, DmaAdapter, DmaDirection, bool, int, out MemoryMapping)"/>
    public bool Map(ReadOnlyMemory<byte> buffer, DmaAdapter adapter, bool below16MiB, int alignment, out MemoryMapping mapping) =>
        Map(MemoryMarshal.AsMemory(buffer), adapter, DmaDirection.ToDevice, below16MiB, alignment, out mapping);

    /// <summary>Maps a buffer into frames that do not follow each other.</summary>
    /// <param name="buffer">The bytes. They are not pinned: a device reaches them only through its adapter.</param>
    /// <param name="adapter">The adapter of the device that may touch them.</param>
    /// <param name="direction">What it may do.</param>
    /// <param name="below16MiB">Whether it has only 24 address lines.</param>
    /// <param name="alignment">What the first address is a multiple of, a power of two up to the size of a frame; 0 means 1.</param>
    /// <param name="mapping">The mapping, when there is one.</param>
    /// <returns>False when the frames are exhausted: <see cref="NtStatus.InsufficientResources"/>.</returns>
    public bool Map(
        Memory<byte> buffer, DmaAdapter adapter, DmaDirection direction, bool below16MiB, int alignment, out MemoryMapping mapping)
    {
        alignment = Math.Max(alignment, 1);
        if (alignment > FrameSize || (alignment & (alignment - 1)) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(alignment), alignment, "A power of two up to the size of a frame is needed.");
        }

        var zone = below16MiB ? _low : _high;
        Enter();
        var first = zone.Choose(FrameSize / alignment) * alignment;
        var count = buffer.IsEmpty ? 0 : (int)(((long)first + buffer.Length + FrameSize - 1) >> FrameBits);
        if (!zone.Reserve(count))
        {
            _busy.Leave();
            mapping = null!;
            return false;
        }

        mapping = TakeMapping();
        var list = mapping.Begin(buffer, adapter, direction == DmaDirection.FromDevice, false, below16MiB, first, count);
        for (var i = 0; i < list.Length; i++)
        {
            var frame = zone.Take();
            var from = i == 0 ? first : 0;
            var length = Math.Min(FrameSize - from, first + buffer.Length - (i << FrameBits) - from);
            list[i] = new KsScatterGather(((ulong)frame << FrameBits) + (uint)from, (uint)length);
            Place(frame, mapping, (i << FrameBits) - first);
        }

        _busy.Leave();
        return true;
    }

    /// <summary>Makes memory whose frames follow each other.</summary>
    /// <returns>False when no range of addresses is long enough: <see cref="NtStatus.InsufficientResources"/>.</returns>
    public bool MapContiguous(int size, DmaAdapter adapter, bool below16MiB, out MemoryMapping mapping)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var count = (int)(((long)size + FrameSize - 1) >> FrameBits);
        var memory = new byte[size];
        Enter();
        var start = (below16MiB ? _lowContiguous : _highContiguous).Take(count);
        if (start == 0)
        {
            _busy.Leave();
            mapping = null!;
            return false;
        }

        mapping = TakeMapping();
        mapping.Begin(memory, adapter, true, true, below16MiB, 0, 1)[0] = new KsScatterGather((ulong)start << FrameBits, (uint)size);
        for (var i = 0; i < count; i++)
        {
            Place(start + (uint)i, mapping, i << FrameBits);
        }

        _busy.Leave();
        return true;
    }

    /// <summary>Takes a buffer away from its device. Afterwards no byte of it moves any more.</summary>
    /// <exception cref="InvalidOperationException">The buffer is not mapped.</exception>
    public void Unmap(MemoryMapping mapping)
    {
        if (!mapping.IsMapped)
        {
            throw new InvalidOperationException("The buffer has been unmapped before.");
        }

        if (mapping.IsContiguous)
        {
            UnmapContiguous(mapping);
            return;
        }

        foreach (ref readonly var piece in mapping.Pieces)
        {
            Clear((uint)(piece.PhysicalAddress >> FrameBits));
        }

        Enter();
        var zone = mapping.IsBelow16MiB ? _low : _high;
        foreach (ref readonly var piece in mapping.Pieces)
        {
            zone.Give((uint)(piece.PhysicalAddress >> FrameBits));
        }

        GiveMapping(mapping);
        _busy.Leave();
    }

    /// <summary>Where a byte of a mapped buffer lies.</summary>
    /// <param name="mapping">The buffer.</param>
    /// <param name="offset">Which byte, from 0.</param>
    /// <param name="contiguousLength">How many bytes follow each other from there on.</param>
    public static ulong Translate(MemoryMapping mapping, int offset, out uint contiguousLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)offset, (uint)mapping.Length, nameof(offset));
        var left = (uint)(mapping.Length - offset);
        if (mapping.IsContiguous)
        {
            contiguousLength = left;
            return mapping.Pieces[0].PhysicalAddress + (uint)offset;
        }

        var position = mapping.FirstOffset + offset;
        var within = (uint)position & (FrameSize - 1);
        contiguousLength = Math.Min(FrameSize - within, left);
        return (mapping.Pieces[position >> FrameBits].PhysicalAddress & ~(ulong)(FrameSize - 1)) + within;
    }

    /// <summary>The buffers that are mapped, in the order of their addresses. Nobody maps or unmaps meanwhile.</summary>
    public IEnumerable<MemoryMapping> Mappings() =>
        MappedBuffers == 0
            ? []
            : (from chunk in _chunks
               where chunk is not null
               from frame in chunk
               where frame.Mapping is not null
               select frame.Mapping).Distinct();

    /// <summary>The frame of an address, or a null reference where there never was memory.</summary>
    internal ref MemoryFrame FrameAt(ulong physicalAddress)
    {
        var frame = physicalAddress >> FrameBits;
        var chunks = Volatile.Read(ref _chunks);
        if (frame >> ChunkBits >= (ulong)chunks.Length || chunks[frame >> ChunkBits] is not { } chunk)
        {
            return ref Unsafe.NullRef<MemoryFrame>();
        }

        return ref chunk[frame & ((1 << ChunkBits) - 1)];
    }

    private void Enter()
    {
        drive.Sharing?.Touch(this, isWrite: true);
        _busy.Enter(drive);
    }

    private void UnmapContiguous(MemoryMapping mapping)
    {
        var start = mapping.FirstFrame;
        var count = (mapping.Length + FrameSize - 1) >> FrameBits;
        for (var i = 0; i < count; i++)
        {
            Clear(start + (uint)i);
        }

        Enter();
        (mapping.IsBelow16MiB ? _lowContiguous : _highContiguous).Give(start, count);
        GiveMapping(mapping);
        _busy.Leave();
    }

    private void Place(uint frame, MemoryMapping mapping, int at)
    {
        if (_chunks.Length == 0)
        {
            Volatile.Write(ref _chunks, new MemoryFrame[End >> ChunkBits][]);
        }

        var chunk = _chunks[frame >> ChunkBits] ?? AddChunk(frame >> ChunkBits);
        ref var place = ref chunk[frame & ((1 << ChunkBits) - 1)];
        place.Base = at;
        place.Mapping = mapping;
    }

    /// <summary>Waits for the copy that is under way in the frame, if there is one.</summary>
    private void Clear(uint frame)
    {
        ref var place = ref FrameAt((ulong)frame << FrameBits);
        place.Busy.Enter(drive);
        place.Mapping = null;
        place.Busy.Leave();
    }

    private MemoryFrame[] AddChunk(uint chunk)
    {
        var frames = new MemoryFrame[1 << ChunkBits];
        Volatile.Write(ref _chunks[chunk], frames);
        return frames;
    }

    private MemoryMapping TakeMapping()
    {
        MappedBuffers++;
        if (_pool is not { } mapping)
        {
            return new MemoryMapping();
        }

        _pool = mapping.Next;
        mapping.Next = null;
        return mapping;
    }

    private void GiveMapping(MemoryMapping mapping)
    {
        MappedBuffers--;
        mapping.End();
        mapping.Next = _pool;
        _pool = mapping;
    }
}
