namespace DvdDecoder.Board;

/// <summary>Scatters data of the board into the requests of an output channel.</summary>
internal static class RequestWriter
{
    /// <summary>The bytes that the pieces have room for.</summary>
    public static int RoomOf(ReadOnlySpan<Descriptor> pieces)
    {
        var room = 0;
        foreach (ref readonly var piece in pieces)
        {
            room += (int)piece.Length;
        }

        return room;
    }

    /// <summary>Writes bytes into the pieces from a place on.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="pieces">The pieces, whose address and length move on as they fill.</param>
    /// <param name="next">The piece to go on in.</param>
    /// <param name="data">The bytes; there is room for them.</param>
    public static void Write(DmaChannel channel, Span<Descriptor> pieces, ref int next, ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            ref var piece = ref pieces[next];
            var count = Math.Min(data.Length, (int)piece.Length);
            channel.Dma!.Write(piece.Address, data[..count]);
            data = data[count..];
            piece.Address += (uint)count;
            piece.Length -= (uint)count;
            if (piece.Length == 0)
            {
                next++;
            }
        }
    }
}
