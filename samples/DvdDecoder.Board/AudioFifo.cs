using DvdDecoder.Board.Chip;

namespace DvdDecoder.Board;

/// <summary>Unpacked samples that wait to be played, in runs.</summary>
/// <param name="capacity">Bytes that it holds at most.</param>
internal sealed class AudioFifo(int capacity)
{
    // Stamps are rounded to 90 kHz; what differs by more than this is a gap or an overlap.
    private const long Tolerance = TimeSpan.TicksPerMillisecond;
    private const int BlocksPerSecond = 50;

    // Twice the capacity, so that what is left moves to the front only now and then.
    private readonly byte[] _bytes = new byte[2 * capacity];
    private readonly Queue<AudioRun> _runs = new();
    private AudioRun? _last;
    private int _begin;
    private int _end;

    /// <summary>Bytes in it.</summary>
    public int Count => _end - _begin;

    /// <summary>Bytes that can be added.</summary>
    public int Room => capacity - Count;

    /// <summary>The run whose samples are due next, or null.</summary>
    public AudioRun? First => _runs.TryPeek(out var run) ? run : null;

    /// <summary>Where samples can be put that are then committed.</summary>
    public Span<byte> FreeSpace
    {
        get
        {
            if (_bytes.Length - _end < Room)
            {
                _bytes.AsSpan(_begin, Count).CopyTo(_bytes);
                (_begin, _end) = (0, Count);
            }

            return _bytes.AsSpan(_end, Room);
        }
    }

    /// <summary>Adds the samples that were put into <see cref="FreeSpace"/>.</summary>
    /// <param name="format">What they are.</param>
    /// <param name="length">Their bytes.</param>
    /// <param name="time">When they are due, in units of 100 ns, or null if they say nothing.</param>
    /// <param name="isJump">Whether they do not continue what came before.</param>
    public void Commit(LpcmFormat format, int length, long? time, bool isJump)
    {
        var expected = _last?.End ?? time ?? 0;
        var continues = _last is { IsClosed: false } && !isJump && _last.Format == format
            && (time is not { } stamp || Math.Abs(stamp - expected) <= Tolerance);
        if (!continues)
        {
            Close();
            _last = new AudioRun(format, time ?? expected, isJump && _last is not null);
            _runs.Enqueue(_last);
        }

        _last!.Add(length);
        _end += length;
    }

    /// <summary>What was added is complete: a block need not be full.</summary>
    public void Close()
    {
        if (_last is not null)
        {
            _last.IsClosed = true;
        }
    }

    /// <summary>The bytes of the next block; 0 when it is not there yet.</summary>
    public int PeekBlock()
    {
        while (First is { IsClosed: true, Length: 0 })
        {
            _runs.Dequeue();
        }

        if (First is not { } run)
        {
            return 0;
        }

        var whole = run.Format.SampleRate / BlocksPerSecond * run.Format.BytesPerFrame;
        return run.Length >= whole ? whole : run.IsClosed ? run.Length : 0;
    }

    /// <summary>Takes samples of the first run. They are good until something is added.</summary>
    public ReadOnlySpan<byte> Take(int length)
    {
        var taken = _bytes.AsSpan(_begin, length);
        _runs.Peek().Take(length);
        _begin += length;
        return taken;
    }

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        _runs.Clear();
        _last = null;
        _begin = _end = 0;
    }
}
