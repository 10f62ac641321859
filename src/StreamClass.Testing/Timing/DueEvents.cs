namespace StreamClass.Testing.Timing;

/// <summary>The events to come, the next first: a heap that knows where each event is, so that taking one back leaves nothing.</summary>
internal sealed class DueEvents
{
    private readonly List<DueEvent> _heap = [];
    private long _sequence;

    public int Count => _heap.Count;

    public DueEvent? Next => _heap.Count == 0 ? null : _heap[0];

    /// <summary>All events, in no order that means anything.</summary>
    public IEnumerable<DueEvent> All => _heap;

    public void Add(DueEvent added, long due)
    {
        Remove(added);
        added.Due = due;
        added.Sequence = _sequence++;
        _heap.Add(added);
        Rise(_heap.Count - 1, added);
    }

    public void Remove(DueEvent removed)
    {
        var index = removed.Index;
        if (index < 0)
        {
            return;
        }

        removed.Index = -1;
        var last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        if (!ReferenceEquals(last, removed))
        {
            Sink(index, last);
            Rise(last.Index, last);
        }
    }

    private void Rise(int index, DueEvent risen)
    {
        while (index > 0 && Precedes(risen, _heap[(index - 1) / 2]))
        {
            Put(index, _heap[(index - 1) / 2]);
            index = (index - 1) / 2;
        }

        Put(index, risen);
    }

    private void Sink(int index, DueEvent sunk)
    {
        for (var child = (2 * index) + 1; child < _heap.Count; child = (2 * index) + 1)
        {
            if (child + 1 < _heap.Count && Precedes(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!Precedes(_heap[child], sunk))
            {
                break;
            }

            Put(index, _heap[child]);
            index = child;
        }

        Put(index, sunk);
    }

    private void Put(int index, DueEvent put)
    {
        _heap[index] = put;
        put.Index = index;
    }

    private static bool Precedes(DueEvent left, DueEvent right) =>
        left.Due != right.Due ? left.Due < right.Due : left.Sequence < right.Sequence;
}
