namespace StreamClass.Tests.Races;

/// <summary>A clock that tests move from any thread. A timer rings on the thread that moves it.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Told before a timer is changed, on the thread that changes it: the place where another thread comes between.</summary>
    public Action<TimeSpan>? Changing { get; set; }

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        lock (_lock)
        {
            _alarms.Add(alarm);
        }

        alarm.Set(dueTime);
        return alarm;
    }

    public void Advance(TimeSpan time)
    {
        var end = GetTimestamp() + time.Ticks;
        while (TakeDue(end) is { } alarm)
        {
            alarm.Ring();
        }

        lock (_lock)
        {
            _now = Math.Max(_now, end);
        }
    }

    /// <summary>Rings every timer that is set, whether it is due or not, as coarse providers do.</summary>
    public void RingEarly()
    {
        Alarm[] set;
        lock (_lock)
        {
            set = [.. _alarms.Where(alarm => alarm.Due != long.MaxValue)];
            Array.ForEach(set, alarm => alarm.Due = long.MaxValue);
        }

        Array.ForEach(set, alarm => alarm.Ring());
    }

    private Alarm? TakeDue(long end)
    {
        lock (_lock)
        {
            var next = _alarms.Where(alarm => alarm.Due <= end).MinBy(alarm => alarm.Due);
            if (next is not null)
            {
                _now = Math.Max(_now, next.Due);
                next.Due = long.MaxValue;
            }

            return next;
        }
    }

    private sealed class Alarm(SteppedTime time, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; set; } = long.MaxValue;

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Changing?.Invoke(dueTime);
            Set(dueTime);
            return true;
        }

        public void Set(TimeSpan dueTime)
        {
            lock (time._lock)
            {
                Due = dueTime < TimeSpan.Zero ? long.MaxValue : time._now + dueTime.Ticks;
            }
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                time._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
