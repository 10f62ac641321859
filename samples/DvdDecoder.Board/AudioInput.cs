using DvdDecoder.Board.Chip;

namespace DvdDecoder.Board;

/// <summary>From the audio channel to unpacked samples.</summary>
/// <param name="channel">The channel.</param>
/// <param name="fifo">Where the samples go.</param>
internal sealed class AudioInput(DmaChannel channel, AudioFifo fifo)
{
    private readonly LpcmUnpacker _unpacker = new();
    private readonly byte[] _packet = new byte[64 * 1024];
    private bool _isJump;
    private bool _isUnusable;
    private bool _hasEnded;

    /// <summary>Whether the stream ended, and all of it was played or is being played.</summary>
    public bool HasEnded => _hasEnded && fifo.Count == 0;

    /// <summary>Whether samples will come as soon as the software has done its part.</summary>
    public bool IsWaiting => channel.IsRunning && !_hasEnded && !_isUnusable && fifo.PeekBlock() == 0;

    /// <summary>Whether no samples are to be expected: there is no such stream, it ended, or it is of a kind that cannot be played.</summary>
    public bool IsAbsent => !channel.IsEnabled || HasEnded || (_isUnusable && fifo.Count == 0);

    /// <summary>Takes in packets as far as there is room.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Advance()
    {
        var fetched = false;
        while (channel.HasRequest)
        {
            // As long as may be without becoming more than there is room for.
            var limit = Math.Clamp((fifo.Room * 5 / 6) - 48, 0, _packet.Length);
            var length = PacketReader.TryRead(channel, _packet.AsSpan(0, limit), out var packet);
            if (length < 0)
            {
                break;
            }

            Accept(_packet.AsSpan(0, length), packet);
            fetched = true;
        }

        return fetched;
    }

    /// <summary>Drops everything.</summary>
    public void Reset()
    {
        _unpacker.Reset();
        fifo.Clear();
        _isJump = _isUnusable = _hasEnded = false;
    }

    private void Accept(ReadOnlySpan<byte> bytes, in PacketInfo packet)
    {
        if (packet.Has(DescriptorFlags.DataDiscontinuity))
        {
            _unpacker.Reset();
            fifo.Close();
            _isJump = true;
        }

        _hasEnded = packet.Has(DescriptorFlags.EndOfStream);
        if (!bytes.IsEmpty)
        {
            Unpack(bytes, packet.Time);
        }

        if (_hasEnded || packet.Has(DescriptorFlags.TimeDiscontinuity))
        {
            fifo.Close();
        }
    }

    private void Unpack(ReadOnlySpan<byte> bytes, long? time)
    {
        var damaged = _unpacker.DamagedPackets;
        var length = _unpacker.Unpack(bytes, fifo.FreeSpace);
        _isUnusable = _unpacker.DamagedPackets != damaged;
        if (length == 0)
        {
            return;
        }

        var format = _unpacker.Header.Format;
        long? begin = null;
        if (time is { } stamp && _unpacker.FirstFrameInOutput is >= 0 and var lead)
        {
            // The stamp is that of the first frame that begins in the packet; samples of the frame before may precede it.
            begin = stamp - (lead / format.BytesPerFrame * TimeSpan.TicksPerSecond / format.SampleRate);
        }

        fifo.Commit(format, length, begin, _isJump);
        _isJump = false;
    }
}
