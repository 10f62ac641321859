namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>Bytes that both ends of a stream know: each byte says where in the stream it stands.</summary>
internal sealed class StreamPattern
{
    public long Position { get; private set; }

    /// <summary>Of all bytes so far, in their order.</summary>
    public ulong Checksum { get; private set; } = 14695981039346656037;

    /// <summary>Writes the bytes that come next.</summary>
    public void Fill(Span<byte> data)
    {
        foreach (ref var value in data)
        {
            value = Next();
        }
    }

    /// <summary>Whether these are the bytes that come next.</summary>
    public bool Matches(ReadOnlySpan<byte> data)
    {
        var isRight = true;
        foreach (var value in data)
        {
            isRight &= value == Next();
        }

        return isRight;
    }

    /// <summary>Takes bytes whatever they are.</summary>
    public void Add(ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            Position++;
            Checksum = (Checksum ^ value) * 1099511628211;
        }
    }

    private byte Next()
    {
        var value = (byte)((Position * 167) + (Position >> 8));
        Position++;
        Checksum = (Checksum ^ value) * 1099511628211;
        return value;
    }
}
