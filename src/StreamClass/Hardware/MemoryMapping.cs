using System.Diagnostics;
using System.Numerics;

namespace StreamClass.Hardware;

/// <summary>A buffer while a device can reach it. <see cref="PhysicalMemory"/> makes, keeps and reuses them.</summary>
[DebuggerDisplay("{Length} bytes in {Count} pieces")]
internal sealed class MemoryMapping
{
    private KsScatterGather[] _list = [];

    /// <summary>The bytes; empty while nothing is mapped.</summary>
    public Memory<byte> Memory { get; private set; }

    /// <summary>The adapter of the device that may touch them.</summary>
    public DmaAdapter? Adapter { get; private set; }

    public bool IsWritable { get; private set; }

    /// <summary>Whether the frames follow each other, so that the list has one piece.</summary>
    public bool IsContiguous { get; private set; }

    /// <summary>Whether the frames lie where a device with 24 address lines reaches them.</summary>
    public bool IsBelow16MiB { get; private set; }

    /// <summary>Where in the first frame the buffer begins.</summary>
    public int FirstOffset { get; private set; }

    public int Length => Memory.Length;

    public int Count { get; private set; }

    /// <summary>The pieces in order; valid until the buffer is unmapped.</summary>
    public ReadOnlyMemory<KsScatterGather> ScatterGather => _list.AsMemory(0, Count);

    public bool IsMapped { get; private set; }

    /// <summary>The number of the frame in which the buffer begins; only for contiguous ones.</summary>
    public uint FirstFrame => (uint)(_list[0].PhysicalAddress >> PhysicalMemory.FrameBits);

    internal MemoryMapping? Next { get; set; }

    internal Span<KsScatterGather> Begin(
        Memory<byte> memory,
        DmaAdapter adapter,
        bool isWritable,
        bool isContiguous,
        bool isBelow16MiB,
        int firstOffset,
        int count)
    {
        Memory = memory;
        Adapter = adapter;
        IsWritable = isWritable;
        IsContiguous = isContiguous;
        IsBelow16MiB = isBelow16MiB;
        FirstOffset = firstOffset;
        Count = count;
        IsMapped = true;
        if (_list.Length < count)
        {
            _list = new KsScatterGather[BitOperations.RoundUpToPowerOf2((uint)count)];
        }

        return _list.AsSpan(0, count);
    }

    /// <summary>Forgets the buffer; no frame refers to the mapping any more.</summary>
    internal void End()
    {
        Memory = default;
        Adapter = null;
        Count = 0;
        IsMapped = false;
    }

    /// <summary>The pieces as they were when <see cref="Begin"/> filled them.</summary>
    internal ReadOnlySpan<KsScatterGather> Pieces => _list.AsSpan(0, Count);
}
