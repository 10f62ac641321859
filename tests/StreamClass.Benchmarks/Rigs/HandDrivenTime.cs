namespace StreamClass.Benchmarks.Rigs;

/// <summary>A clock that is moved by hand, from any thread. What is due rings on the thread that moves it.</summary>
internal sealed class HandDrivenTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        lock (_lock)
        {
            _alarms.Add(alarm);
        }

        alarm.Change(dueTime, period);
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

    private Alarm? TakeDue(long end)
    {
        lock (_lock)
        {
            Alarm? next = null;
            foreach (var alarm in _alarms)
            {
                next = alarm.Due <= end && alarm.Due < (next?.Due ?? long.MaxValue) ? alarm : next;
            }

            if (next is not null)
            {
                _now = Math.Max(_now, next.Due);
                next.Due = long.MaxValue;
            }

            return next;
        }
    }

    private sealed class Alarm(HandDrivenTime time, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; set; } = long.MaxValue;

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                Due = dueTime < TimeSpan.Zero ? long.MaxValue : time._now + dueTime.Ticks;
            }

            return true;
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
