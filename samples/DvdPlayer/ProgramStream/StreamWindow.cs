namespace DvdPlayer.ProgramStream;

/// <summary>The part of a stream that is in memory: it slides forward and never grows.</summary>
internal sealed class StreamWindow
{
    private readonly Stream _stream;
    private readonly byte[] _bytes;
    private readonly long _first;
    private long _origin;
    private int _start;
    private int _end;

    /// <summary>Puts a window at a stream's current position.</summary>
    /// <param name="stream">The stream; the window does not own it.</param>
    /// <param name="capacity">The window's size in bytes.</param>
    public StreamWindow(Stream stream, int capacity)
    {
        _stream = stream;
        _bytes = GC.AllocateUninitializedArray<byte>(capacity);
        _first = _origin = stream.CanSeek ? stream.Position : 0;
    }

    /// <summary>Whether the stream has no more bytes than those in the window.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Byte offset of the first byte that has not been consumed.</summary>
    public long Offset => _origin + _start;

    /// <summary>The bytes that have not been consumed.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, _end - _start);

    /// <summary>A part of the bytes that have not been consumed.</summary>
    /// <param name="offset">Where it begins among them.</param>
    /// <param name="length">Its length.</param>
    public ReadOnlyMemory<byte> Memory(int offset, int length) => _bytes.AsMemory(_start + offset, length);

    /// <summary>Gives up the first bytes. They stay where they are until the next fill.</summary>
    /// <param name="count">How many.</param>
    public void Consume(int count) => _start += count;

    /// <summary>Reads on, at least until the window holds <paramref name="minimum"/> bytes or the stream ends.</summary>
    /// <param name="minimum">The least number of bytes wanted.</param>
    public void Fill(int minimum)
    {
        Slide();
        while (_end < minimum && !AtEnd)
        {
            Accept(_stream.Read(_bytes, _end, _bytes.Length - _end));
        }
    }

    /// <summary>Reads on, at least until the window holds <paramref name="minimum"/> bytes or the stream ends.</summary>
    /// <param name="minimum">The least number of bytes wanted.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async ValueTask FillAsync(int minimum, CancellationToken cancellationToken)
    {
        Slide();
        while (_end < minimum && !AtEnd)
        {
            Accept(await _stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken));
        }
    }

    /// <summary>Goes back to where the stream stood at first.</summary>
    /// <exception cref="NotSupportedException">The stream cannot seek.</exception>
    public void Rewind()
    {
        _stream.Position = _first;
        _origin = _first;
        _start = _end = 0;
        AtEnd = false;
    }

    private void Accept(int count)
    {
        _end += count;
        AtEnd = count == 0;
    }

    private void Slide()
    {
        Span.CopyTo(_bytes);
        _origin += _start;
        _end -= _start;
        _start = 0;
    }
}
