namespace DvdPlayer.ProgramStream;

/// <summary>Goes through a program stream unit by unit, passes over what is none, and judges how the stream ends.</summary>
internal sealed class UnitScanner
{
    /// <summary>How many bytes after a unit must be known before the unit is believed.</summary>
    public const int Lookahead = 4;

    private readonly StreamWindow _window;
    private readonly PackBorder _border = new();
    private bool _lost;

    /// <summary>Scans what a window shows.</summary>
    /// <param name="window">The window, filled by its owner.</param>
    public UnitScanner(StreamWindow window) => _window = window;

    /// <summary>Whether the first pack has been found.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Bytes that belonged to no pack.</summary>
    public long SkippedBytes { get; private set; }

    /// <summary>How the stream ended; null before that.</summary>
    public EndOfProgram? End { get; private set; }

    /// <summary>Looks for the first pack.</summary>
    /// <param name="limit">How many bytes of something else may stand before it.</param>
    /// <returns>False if there is none.</returns>
    public bool TryStart(int limit)
    {
        var lead = PackSearch.IndexIn(_window.Span);
        IsStarted = lead >= 0 && lead < limit;
        if (IsStarted)
        {
            Skip(lead);
        }

        return IsStarted;
    }

    /// <summary>Goes to the next unit that is in the window as a whole; the window then begins with it.</summary>
    /// <param name="unit">The unit, to be taken or discarded.</param>
    /// <returns>False if the window must be filled first, or the stream has ended.</returns>
    public bool TryNext(out ProgramUnit unit)
    {
        unit = default;
        while (IsStarted && End is null)
        {
            unit = ProgramUnit.At(_window.Span);
            if (unit.State == ProgramUnitState.Incomplete)
            {
                if (_window.AtEnd)
                {
                    Finish();
                }

                return false;
            }

            // What follows a unit must be there too, so that it does not depend on how the bytes arrive whether the unit is believed.
            if (_window.Span.Length < unit.Length + Lookahead && !_window.AtEnd)
            {
                return false;
            }

            if (unit.State == ProgramUnitState.Whole && !OverrunsNextPack(unit.Length))
            {
                return true;
            }

            if (!TryFindPack())
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Takes the unit with which the window begins.</summary>
    /// <param name="unit">The unit.</param>
    public void Take(ProgramUnit unit)
    {
        _border.Note(_window.Offset, unit, unit.Code == StartCode.PrivateStream2 && _window.Span[6] == 0);
        _window.Consume(unit.Length);
        _lost = false;
    }

    /// <summary>Passes over the unit with which the window begins, as it makes no sense.</summary>
    /// <param name="unit">The unit.</param>
    public void Discard(ProgramUnit unit)
    {
        Take(unit);
        SkippedBytes += unit.Length;
    }

    // A damaged length field shows in that a pack begins where the packet's sector ends, or in that no start code follows the packet
    // and packs begin inside it. The second alone would do, but a flipped high bit leads from sector border to sector border.
    private bool OverrunsNextPack(int length)
    {
        var data = _window.Span;
        var sectorEnd = _border.SectorEnd - _window.Offset;
        if (sectorEnd > 0 && sectorEnd < length && PackSearch.IsPack(data[(int)sectorEnd..]))
        {
            return true;
        }

        var next = data[length..];
        return next.Length >= Lookahead
            && ProgramUnit.At(next).State == ProgramUnitState.Garbage
            && PackSearch.IndexIn(data[Lookahead..length]) >= 0;
    }

    private bool TryFindPack()
    {
        var rest = _window.Span[1..];
        var found = PackSearch.IndexIn(rest);
        _border.Lose();
        _lost = found < 0;

        if (found >= 0)
        {
            Skip(1 + found);
        }
        else if (_window.AtEnd)
        {
            Skip(_window.Span.Length);
            Finish();
        }
        else
        {
            // A pack may begin in the last bytes; they are looked at again with what follows them.
            Skip(1 + Math.Max(0, rest.Length - PackSearch.Reach));
        }

        return found >= 0;
    }

    private void Finish()
    {
        // After the end code or garbage a few bytes are the rest of it, even if a start code could begin like that.
        var rest = _window.Span.Length;
        if (rest < Lookahead && (_lost || _border.IsEnded))
        {
            Skip(rest);
            rest = 0;
        }

        End = new EndOfProgram(rest == 0 && _border.IsAt(_window.Offset), _window.Offset + rest, SkippedBytes);
    }

    private void Skip(int count)
    {
        _window.Consume(count);
        SkippedBytes += count;
    }
}
