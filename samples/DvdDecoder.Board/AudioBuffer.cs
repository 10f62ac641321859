namespace DvdDecoder.Board;

/// <summary>Samples that were played and wait for reads of the audio output.</summary>
/// <param name="capacity">Bytes that it holds at most.</param>
internal sealed class AudioBuffer(int capacity)
{
    private readonly byte[] _bytes = new byte[2 * capacity];
    private readonly Queue<Block> _blocks = new();
    private Block _first;
    private int _begin;
    private int _end;

    /// <summary>Samples that were played together.</summary>
    /// <param name="Length">Bytes.</param>
    /// <param name="FrameSize">Bytes of one sample of all channels.</param>
    /// <param name="Time">When they were due, in units of 100 ns.</param>
    /// <param name="Duration">How long they last.</param>
    /// <param name="Type">What they are: the bits that the driver passes on.</param>
    public readonly record struct Block(int Length, int FrameSize, long Time, long Duration, uint Type);

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _end == _begin;

    /// <summary>Whether so many bytes can be added.</summary>
    public bool HasRoom(int length) => _end - _begin + length <= capacity;

    /// <summary>Adds a block; there is room.</summary>
    public void Add(ReadOnlySpan<byte> samples, Block block)
    {
        if (_bytes.Length - _end < samples.Length)
        {
            _bytes.AsSpan(_begin, _end - _begin).CopyTo(_bytes);
            (_begin, _end) = (0, _end - _begin);
        }

        samples.CopyTo(_bytes.AsSpan(_end));
        _end += samples.Length;
        _blocks.Enqueue(block);
    }

    /// <summary>Moves samples into reads.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Deliver(DmaChannel output)
    {
        var delivered = false;
        while (!IsEmpty && output.HasRequest)
        {
            Deliver(output, output.PeekRequest());
            delivered = true;
        }

        return delivered;
    }

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        _blocks.Clear();
        _first = default;
        _begin = _end = 0;
    }

    private void Deliver(DmaChannel output, Span<Descriptor> pieces)
    {
        if (_first.Length == 0)
        {
            _first = _blocks.Dequeue();
        }

        var length = Math.Min(_first.Length, RequestWriter.RoomOf(pieces));
        length -= length % _first.FrameSize;
        if (length == 0)
        {
            output.Complete(pieces.Length, new Descriptor { Flags = DescriptorFlags.Overflow });
            return;
        }

        var next = 0;
        RequestWriter.Write(output, pieces, ref next, _bytes.AsSpan(_begin, length));
        var duration = _first.Duration * length / _first.Length;
        var answer = new Descriptor
        {
            Flags = DescriptorFlags.TimeValid,
            Total = (uint)length,
            Time = _first.Time,
            Duration = (uint)duration,
            Type = _first.Type,
        };
        output.Complete(pieces.Length, answer);
        _begin += length;
        _first = _first with { Length = _first.Length - length, Time = _first.Time + duration, Duration = _first.Duration - duration };
    }
}
