namespace StreamClass.ClassDriver.Synchronization;

/// <summary>Work in the order of its arrival. Belongs to whoever holds the lock.</summary>
internal struct LockWorkList
{
    private LockWork? _first;
    private LockWork? _last;

    public readonly bool IsEmpty => _first is null;

    public void Add(LockWork work)
    {
        work.Next = null;
        if (_last is null)
        {
            _first = work;
        }
        else
        {
            _last.Next = work;
        }

        _last = work;
    }

    public LockWork? Take()
    {
        if (_first is not { } work)
        {
            return null;
        }

        _first = work.Next;
        if (_first is null)
        {
            _last = null;
        }

        work.Next = null;
        return work;
    }
}
