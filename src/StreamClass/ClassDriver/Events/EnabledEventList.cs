namespace StreamClass.ClassDriver.Events;

/// <summary>Events in the order in which they were enabled, each of which can be taken out. Belongs to whoever holds the queue's busy word.</summary>
internal struct EnabledEventList
{
    private EnabledEvent? _last;

    public EnabledEvent? First { get; private set; }

    public void Add(EnabledEvent enabled)
    {
        enabled.Previous = _last;
        if (_last is null)
        {
            First = enabled;
        }
        else
        {
            _last.Next = enabled;
        }

        _last = enabled;
    }

    public void Remove(EnabledEvent enabled)
    {
        if (enabled.Previous is { } previous)
        {
            previous.Next = enabled.Next;
        }
        else
        {
            First = enabled.Next;
        }

        if (enabled.Next is { } next)
        {
            next.Previous = enabled.Previous;
        }
        else
        {
            _last = enabled.Previous;
        }

        enabled.Previous = null;
        enabled.Next = null;
    }
}
