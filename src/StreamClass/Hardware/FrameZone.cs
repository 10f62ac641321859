namespace StreamClass.Hardware;

/// <summary>The free frames for scattered buffers in one part of the physical address space.</summary>
/// <remarks>
/// Only every second frame is ever used. The ones between guard: no two pieces of a list can be adjacent, and a device that
/// runs past the end of a piece always runs into nothing. A freed frame goes to the end of the queue, so that an address kept
/// too long is caught. The order is shuffled, chunk by chunk as they are needed, from a seed.
/// </remarks>
internal sealed class FrameZone(uint first, uint end, ulong seed)
{
    private const int ChunkFrames = 256;

    private uint[] _ring = [];
    private int _head;
    private int _count;
    private readonly uint _first = first;
    private uint _next = first;
    private ulong _state = seed;

    /// <summary>Sees to it that <paramref name="count"/> frames can be taken. False when there are not so many.</summary>
    public bool Reserve(int count)
    {
        while (_count < count)
        {
            if (_next >= end)
            {
                return false;
            }

            AddChunk();
        }

        return true;
    }

    public uint Take()
    {
        var frame = _ring[_head];
        _head = (_head + 1) & (_ring.Length - 1);
        _count--;
        return frame;
    }

    public void Give(uint frame) => _ring[(_head + _count++) & (_ring.Length - 1)] = frame;

    /// <summary>A number below <paramref name="limit"/>, the same in every run with the same seed.</summary>
    public int Choose(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)(((mixed ^ (mixed >> 31)) >> 32) * (ulong)limit >> 32);
    }

    private void AddChunk()
    {
        var last = Math.Min(_next + ChunkFrames, end);
        Span<uint> chunk = stackalloc uint[ChunkFrames / 2];
        var length = 0;
        for (; _next < last; _next += 2)
        {
            // A later frame takes the place of a random earlier one, which moves to the end.
            var place = Choose(length + 1);
            chunk[length] = chunk[place];
            chunk[place] = _next;
            length++;
        }

        MakeRoom();
        foreach (var frame in chunk[..length])
        {
            Give(frame);
        }
    }

    /// <summary>The ring holds every frame that was ever added, so giving one back never needs room.</summary>
    private void MakeRoom()
    {
        var all = (int)(_next - _first + 1) / 2;
        if (all <= _ring.Length)
        {
            return;
        }

        var larger = new uint[Math.Max(_ring.Length * 2, ChunkFrames)];
        for (var i = 0; i < _count; i++)
        {
            larger[i] = _ring[(_head + i) & (_ring.Length - 1)];
        }

        _ring = larger;
        _head = 0;
    }
}
