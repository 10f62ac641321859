using System.Runtime.InteropServices;

namespace DvdDecoder.Board.Chip;

/// <summary>Cuts an elementary stream, fed in arbitrary chunks, into access units: headers, one picture header, the slices.</summary>
/// <remarks>
/// A unit is complete when something begins that cannot belong to it. One that grows beyond any real picture is dropped, and so is what
/// belongs to none: memory is bounded by what was fed and not yet read.
/// </remarks>
internal sealed class AccessUnitReader
{
    private const int LargestUnit = 4 << 20;

    // A prefix and the byte that says what begins.
    private const int StartCodeSize = 4;

    private readonly StreamBuffer _buffer = new();
    private readonly Queue<Mark> _marks = new();

    // Offsets from the unit's first byte.
    private readonly List<int> _codes = [];
    private int _scanned;
    private int _size;
    private int _next;

    private bool _hasPicture;
    private bool _isComplete;
    private long? _presentationTime;
    private UnitEnd _end;

    private readonly record struct Mark(long Position, UnitEnd End);

    /// <summary>Bytes that were fed and not yet read.</summary>
    public int BufferedBytes => _buffer.Unread.Length;

    /// <summary>The complete unit; only after <see cref="TryComplete"/> has returned true.</summary>
    public AccessUnit Current =>
        new(_buffer.Unread[.._size], CollectionsMarshal.AsSpan(_codes), _hasPicture, _presentationTime, _end);

    public void Append(ReadOnlySpan<byte> chunk, long? time) => _buffer.Append(chunk, time);

    /// <summary>Says that what was fed ends here, and what is fed from now on is something else.</summary>
    public void MarkEnd(UnitEnd end)
    {
        // In the buffer it is a start code that no stream has. What was fed must not make one together with it.
        if (_buffer.Unread.EndsWith(StartCode.Prefix))
        {
            _buffer.Append([0xFF], null);
        }

        _marks.Enqueue(new(_buffer.Position + _buffer.Unread.Length, end));
        _buffer.Append([.. StartCode.Prefix, StartCode.Mark], null);
    }

    /// <summary>Drops all that was fed.</summary>
    public void Clear()
    {
        _marks.Clear();
        BeginUnit(_buffer.Unread.Length);
    }

    /// <summary>Looks for the end of the unit that begins the buffer; may be asked again without harm.</summary>
    public bool TryComplete()
    {
        while (!_isComplete)
        {
            var unread = _buffer.Unread;
            var found = unread[_scanned..].IndexOf(StartCode.Prefix);
            var prefix = _scanned + found;
            if (found < 0 || prefix + StartCodeSize > unread.Length)
            {
                // The last bytes may be the beginning of a start code.
                _scanned = found < 0 ? Math.Max(_scanned, unread.Length - 2) : prefix;
                DropGarbage();
                return false;
            }

            _scanned = prefix + StartCodeSize;
            Accept(prefix, unread[prefix + 3]);
        }

        return true;
    }

    /// <summary>Goes on to the next unit.</summary>
    public void Advance() => BeginUnit(_next);

    private void Accept(int prefix, byte code)
    {
        if (code == StartCode.SequenceEnd)
        {
            Complete(prefix, prefix + StartCodeSize, UnitEnd.Sequence);
        }
        else if (code == StartCode.Mark && _marks.TryPeek(out var mark) && mark.Position == _buffer.Position + prefix)
        {
            _marks.Dequeue();
            if (mark.End == UnitEnd.Discontinuity)
            {
                // The picture before it may lack anything.
                _hasPicture = false;
                _codes.Clear();
            }

            Complete(prefix, prefix + StartCodeSize, mark.End);
        }
        else if (!_hasPicture)
        {
            AcceptHeader(prefix, code);
        }
        else if (StartCode.IsSlice(code) || code is StartCode.Extension or StartCode.UserData or StartCode.SequenceError)
        {
            _codes.Add(prefix + 3);
            DropGarbage();
        }
        else
        {
            Complete(prefix, prefix, UnitEnd.None);
        }
    }

    private void AcceptHeader(int prefix, byte code)
    {
        if (code == StartCode.Picture)
        {
            _hasPicture = true;
            _presentationTime = _buffer.TakeStamp(_buffer.Position + prefix);
            _codes.Add(prefix + 3);
        }
        else if (code is StartCode.SequenceHeader or StartCode.Extension or StartCode.GroupOfPictures)
        {
            _codes.Add(prefix + 3);
        }
        else
        {
            // User data, a slice without its picture, or nothing of ours at all.
            DropGarbage();
        }
    }

    private void DropGarbage()
    {
        if (_codes.Count == 0 || _scanned > LargestUnit)
        {
            BeginUnit(_scanned);
        }
    }

    private void Complete(int size, int next, UnitEnd end)
    {
        _isComplete = true;
        _size = size;
        _next = next;
        _end = end;
    }

    private void BeginUnit(int at)
    {
        _buffer.Consume(at);
        _scanned = 0;
        _isComplete = false;
        _hasPicture = false;
        _presentationTime = null;
        _end = UnitEnd.None;
        _codes.Clear();
    }
}
