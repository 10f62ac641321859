using System.Runtime.InteropServices;

namespace DvdDecoder.Board.Chip;

/// <summary>Cuts an elementary stream, fed in arbitrary chunks, into access units: headers, one picture header, the slices.</summary>
/// <remarks>
/// A unit is complete when something begins that cannot belong to it. Memory is bounded by what was fed and not yet read; a unit that grows
/// beyond any real picture is dropped.
/// </remarks>
internal sealed class AccessUnitReader
{
    private const int LargestUnit = 4 << 20;

    private readonly Queue<Stamp> _stamps = new();
    private readonly Queue<Mark> _marks = new();
    private readonly List<int> _codes = [];
    private byte[] _buffer = new byte[256 << 10];
    private long _origin;
    private int _begin;
    private int _end;
    private int _scan;
    private int _pictureAt = -1;
    private int _unitEnd = -1;
    private int _nextBegin;
    private long? _stamp;
    private UnitEnd _unitEndsWith;

    private readonly record struct Stamp(long Begin, long End, long Time);

    private readonly record struct Mark(long Position, UnitEnd End);

    /// <summary>Bytes that were fed and not yet read.</summary>
    public int BufferedBytes => _end - _begin;

    /// <summary>The complete unit; only after <see cref="TryComplete"/> has returned true.</summary>
    public AccessUnit Current => new(
        _buffer.AsSpan(_begin, _unitEnd - _begin),
        CollectionsMarshal.AsSpan(_codes),
        _pictureAt >= 0,
        _stamp,
        _unitEndsWith);

    public void Append(ReadOnlySpan<byte> chunk, long? time)
    {
        if (chunk.IsEmpty)
        {
            return;
        }

        Reserve(chunk.Length);
        chunk.CopyTo(_buffer.AsSpan(_end));
        if (time is { } stamp)
        {
            _stamps.Enqueue(new(_origin + _end, _origin + _end + chunk.Length, stamp));
        }

        _end += chunk.Length;
    }

    /// <summary>Says that what was fed ends here, and what is fed from now on is something else.</summary>
    public void MarkEnd(UnitEnd end)
    {
        // In the buffer it is a start code that no stream has. What was fed must not make one together with it.
        if (_buffer.AsSpan(_begin, _end - _begin).EndsWith(StartCode.Prefix))
        {
            Append([0xFF], null);
        }

        _marks.Enqueue(new(_origin + _end, end));
        Append([.. StartCode.Prefix, StartCode.Mark], null);
    }

    /// <summary>Drops all that was fed.</summary>
    public void Clear()
    {
        _stamps.Clear();
        _marks.Clear();
        _origin += _end;
        _end = 0;
        BeginUnit(0);
    }

    /// <summary>Looks for the end of the unit that begins the buffer; may be asked again without harm.</summary>
    public bool TryComplete()
    {
        while (_unitEnd < 0)
        {
            var found = _buffer.AsSpan(_scan, _end - _scan).IndexOf(StartCode.Prefix);
            if (found < 0 || _scan + found + 3 >= _end)
            {
                // The last bytes may be the beginning of a start code.
                _scan = found < 0 ? Math.Max(_scan, _end - 2) : _scan + found;
                DropGarbage();
                return false;
            }

            var prefix = _scan + found;
            _scan = prefix + 4;
            Accept(prefix, _buffer[prefix + 3]);
            if (_unitEnd < 0 && _scan - _begin > LargestUnit)
            {
                BeginUnit(_scan);
            }
        }

        return true;
    }

    /// <summary>Goes on to the next unit.</summary>
    public void Advance() => BeginUnit(_nextBegin);

    private void Accept(int prefix, byte code)
    {
        if (code == StartCode.SequenceEnd)
        {
            Complete(prefix, next: prefix + 4, UnitEnd.Sequence);
        }
        else if (code == StartCode.Mark && _marks.TryPeek(out var mark) && mark.Position == _origin + prefix)
        {
            _marks.Dequeue();
            if (mark.End == UnitEnd.Discontinuity)
            {
                // The picture before it may lack anything.
                _pictureAt = -1;
                _codes.Clear();
            }

            Complete(prefix, next: prefix + 4, mark.End);
        }
        else if (_pictureAt < 0)
        {
            AcceptHeader(prefix, code);
        }
        else if (StartCode.IsSlice(code) || code is StartCode.Extension or StartCode.UserData or StartCode.SequenceError)
        {
            _codes.Add(prefix + 3 - _begin);
        }
        else
        {
            Complete(prefix, next: prefix, UnitEnd.None);
        }
    }

    private void AcceptHeader(int prefix, byte code)
    {
        if (code == StartCode.Picture)
        {
            _pictureAt = prefix;
            _stamp = StampOf(_origin + prefix);
        }
        else if (code is not (StartCode.SequenceHeader or StartCode.Extension or StartCode.GroupOfPictures))
        {
            // A slice without its picture, or nothing of ours at all.
            if (_codes.Count == 0)
            {
                BeginUnit(_scan);
            }

            return;
        }

        _codes.Add(prefix + 3 - _begin);
    }

    private void DropGarbage()
    {
        if (_codes.Count == 0 || _scan - _begin > LargestUnit)
        {
            BeginUnit(_scan);
        }
    }

    private void Complete(int end, int next, UnitEnd endsWith)
    {
        _unitEnd = end;
        _nextBegin = next;
        _unitEndsWith = endsWith;
    }

    private void BeginUnit(int at)
    {
        _begin = at;
        _scan = at;
        _unitEnd = -1;
        _pictureAt = -1;
        _stamp = null;
        _unitEndsWith = UnitEnd.None;
        _codes.Clear();
        while (_stamps.TryPeek(out var stamp) && stamp.End <= _origin + at)
        {
            _stamps.Dequeue();
        }
    }

    private long? StampOf(long position)
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

    // Moves what is left to the front, so that the buffer grows only as far as what is not yet read.
    private void Reserve(int count)
    {
        if (_end + count <= _buffer.Length)
        {
            return;
        }

        var kept = _end - _begin;
        var target = _buffer;
        if (kept + count > _buffer.Length / 2)
        {
            target = new byte[Math.Max(_buffer.Length * 2, (kept + count) * 2)];
        }

        _buffer.AsSpan(_begin, kept).CopyTo(target);
        _buffer = target;
        _origin += _begin;
        _scan -= _begin;
        _pictureAt -= _pictureAt < 0 ? 0 : _begin;
        _unitEnd -= _unitEnd < 0 ? 0 : _begin;
        _nextBegin -= _begin;
        _end = kept;
        _begin = 0;
    }
}
