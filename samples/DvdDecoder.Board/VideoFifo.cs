namespace DvdDecoder.Board;

/// <summary>Packets of video that wait for the chip, in order.</summary>
/// <param name="capacity">Bytes that it holds at most.</param>
internal sealed class VideoFifo(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];
    private readonly List<Packet> _packets = [];
    private int _next;

    private readonly record struct Packet(int Begin, int Length, PacketInfo Info);

    /// <summary>Bytes in it, those included that were taken since it was cleared.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes in it that were not taken.</summary>
    public int Left => IsEmpty ? 0 : Count - _packets[_next].Begin;

    /// <summary>Whether every packet has been taken.</summary>
    public bool IsEmpty => _next == _packets.Count;

    /// <summary>Adds the next packet of a channel if it fits.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="limit">Bytes that the packet may have at most.</param>
    public bool TryAdd(DmaChannel channel, int limit)
    {
        var room = Math.Min(limit, _bytes.Length - Count);
        var length = PacketReader.TryRead(channel, _bytes.AsSpan(Count, Math.Max(room, 0)), out var info);
        if (length < 0)
        {
            return false;
        }

        _packets.Add(new Packet(Count, length, info));
        Count += length;
        return true;
    }

    /// <summary>Takes the next packet. Its bytes are good until the FIFO is cleared.</summary>
    public bool TryTake(out ReadOnlySpan<byte> bytes, out PacketInfo info)
    {
        if (IsEmpty)
        {
            bytes = default;
            info = default;
            return false;
        }

        var packet = _packets[_next++];
        bytes = _bytes.AsSpan(packet.Begin, packet.Length);
        info = packet.Info;
        return true;
    }

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        _packets.Clear();
        _next = 0;
        Count = 0;
    }
}
