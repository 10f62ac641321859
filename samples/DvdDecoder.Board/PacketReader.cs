namespace DvdDecoder.Board;

/// <summary>Gathers the packets of an input channel from memory, each as a whole.</summary>
internal static class PacketReader
{
    /// <summary>Takes the next packet if it fits.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="room">Where the bytes go.</param>
    /// <param name="packet">What the packet is.</param>
    /// <returns>The packet's bytes, or -1 when there is none or it is longer than the room.</returns>
    public static int TryRead(DmaChannel channel, Span<byte> room, out PacketInfo packet)
    {
        packet = default;
        if (!channel.HasRequest)
        {
            return -1;
        }

        var pieces = channel.PeekRequest();
        if (pieces.IsEmpty || pieces[0].Total > room.Length)
        {
            return -1;
        }

        var length = 0;
        foreach (ref readonly var piece in pieces)
        {
            if (length + piece.Length > room.Length)
            {
                // The driver announced less than it describes; what is beyond is not taken.
                break;
            }

            channel.Dma!.Read(piece.Address, room.Slice(length, (int)piece.Length));
            length += (int)piece.Length;
        }

        var flags = pieces[0].Flags;
        packet = new PacketInfo(flags, (flags & DescriptorFlags.TimeValid) != 0 ? pieces[0].Time : null);
        channel.Complete(pieces.Length);
        return length;
    }
}
