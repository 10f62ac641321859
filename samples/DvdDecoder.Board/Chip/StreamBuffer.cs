namespace DvdDecoder.Board.Chip;

/// <summary>Bytes that were fed and not yet read, and the times that came with them.</summary>
internal sealed class StreamBuffer
{
    private readonly Queue<Stamp> _stamps = new();
    private byte[] _bytes = new byte[256 << 10];
    private long _origin;
    private int _begin;
    private int _end;

    private readonly record struct Stamp(long Begin, long End, long Time);

    /// <summary>The bytes; appending may move them.</summary>
    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_begin, _end - _begin);

    /// <summary>How many bytes were consumed: the position in the stream of the first that is unread.</summary>
    public long Position => _origin + _begin;

    public void Append(ReadOnlySpan<byte> chunk, long? time)
    {
        Reserve(chunk.Length);
        chunk.CopyTo(_bytes.AsSpan(_end));
        if (time is { } stamp)
        {
            _stamps.Enqueue(new(_origin + _end, _origin + _end + chunk.Length, stamp));
        }

        _end += chunk.Length;
    }

    public void Consume(int count)
    {
        _begin += count;
        while (_stamps.TryPeek(out var stamp) && stamp.End <= Position)
        {
            _stamps.Dequeue();
        }
    }

    /// <summary>The time of the chunk that has a position, unless it was taken already. Positions never go back.</summary>
    public long? TakeStamp(long position)
    {
        while (_stamps.TryPeek(out var stamp) && stamp.Begin <= position)
        {
            _stamps.Dequeue();
            if (position < stamp.End)
            {
                return stamp.Time;
            }
        }

        return null;
    }

    // Moves what is unread to the front, into a larger array only if that would be more than half full.
    private void Reserve(int count)
    {
        if (_end + count <= _bytes.Length)
        {
            return;
        }

        var unread = Unread;
        var target = unread.Length + count <= _bytes.Length / 2 ? _bytes : new byte[(unread.Length + count) * 2];
        unread.CopyTo(target);
        _origin += _begin;
        _begin = 0;
        _end = unread.Length;
        _bytes = target;
    }
}
