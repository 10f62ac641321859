namespace StreamClass.Hardware;

/// <summary>The free ranges of frames for physically contiguous buffers.</summary>
internal sealed class ContiguousZone(uint first, uint end)
{
    private readonly List<(uint First, uint End)> _free = [(first, end)];

    /// <summary>Takes <paramref name="count"/> neighbouring frames, and one more behind them as a guard.</summary>
    /// <returns>The first one, or zero when no range is long enough.</returns>
    public uint Take(int count)
    {
        for (var i = 0; i < _free.Count; i++)
        {
            var (start, stop) = _free[i];
            if (stop - start > (uint)count)
            {
                _free[i] = (start + (uint)count + 1, stop);
                return start;
            }
        }

        return 0;
    }

    public void Give(uint start, int count)
    {
        var stop = start + (uint)count + 1;
        var at = _free.FindIndex(range => range.First >= stop);
        at = at < 0 ? _free.Count : at;
        _free.Insert(at, (start, stop));
        Join(at);
        Join(at - 1);
    }

    private void Join(int at)
    {
        if (at >= 0 && at + 1 < _free.Count && _free[at].End == _free[at + 1].First)
        {
            _free[at] = (_free[at].First, _free[at + 1].End);
            _free.RemoveAt(at + 1);
        }
    }
}
