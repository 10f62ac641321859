namespace StreamClass.Hardware;

/// <summary>The timers of a board that are set, by due time, then in the order in which they were set.</summary>
/// <remarks>A board has few, most of them set for later than the others: the place is searched from the end.</remarks>
internal sealed class DeviceTimerQueue
{
    private DeviceTimer? _last;

    public DeviceTimer? First { get; private set; }

    public void Add(DeviceTimer timer)
    {
        var before = _last;
        while (before is not null && before.Due > timer.Due)
        {
            before = before.Previous;
        }

        var after = before is null ? First : before.Next;
        Link(before, timer);
        Link(timer, after);
        timer.IsSet = true;
    }

    public void Remove(DeviceTimer timer)
    {
        if (timer.IsSet)
        {
            Link(timer.Previous, timer.Next);
            timer.Next = timer.Previous = null;
            timer.IsSet = false;
        }
    }

    public void Clear()
    {
        while (First is { } timer)
        {
            Remove(timer);
        }
    }

    private void Link(DeviceTimer? previous, DeviceTimer? next)
    {
        if (previous is null)
        {
            First = next;
        }
        else
        {
            previous.Next = next;
        }

        if (next is null)
        {
            _last = previous;
        }
        else
        {
            next.Previous = previous;
        }
    }
}
