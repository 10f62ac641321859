namespace StreamClass.Kernel.Live;

/// <summary>One <see cref="DriveTimer"/> on the clock of a <see cref="TimeProvider"/>.</summary>
internal sealed class LiveTimer
{
    /// <summary>Providers refuse longer waits than some weeks; a timer that rings before its time is set again.</summary>
    private static readonly long LongestWait = TimeSpan.FromDays(1).Ticks;

    private readonly LiveDrive _drive;
    private readonly DriveTimer _timer;
    private readonly ITimer _clock;
    private BusyWord _busy;
    private bool _armed;

    public LiveTimer(LiveDrive drive, TimeProvider timeProvider, DriveTimer timer)
    {
        _drive = drive;
        _timer = timer;

        // The first thread that arms a timer is an accident: callbacks are promised no ambient context.
        var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        _clock = timeProvider.CreateTimer(static state => ((LiveTimer)state!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        flow?.Undo();
    }

    public void Arm()
    {
        _busy.Enter(_drive);
        _armed = true;
        _busy.Leave();
        _clock.Change(Left(), Timeout.InfiniteTimeSpan);
    }

    public void Disarm()
    {
        _busy.Enter(_drive);
        var armed = _armed;
        _armed = false;
        _busy.Leave();
        if (armed)
        {
            _clock.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan Left() => TimeSpan.FromTicks(Math.Clamp(_timer.Due - _drive.Now, 0, LongestWait));

    /// <summary>The provider's timers are coarse and may ring early, and a ring may be left over from an earlier due time.</summary>
    private void Ring()
    {
        _busy.Enter(_drive);
        var left = Left();
        var again = _armed && left > TimeSpan.Zero;
        var fire = _armed && left <= TimeSpan.Zero && !_drive.IsDisposed;
        _armed = again;
        _busy.Leave();
        if (again)
        {
            _clock.Change(left, Timeout.InfiniteTimeSpan);
        }
        else if (fire)
        {
            _timer.Fire();
        }
    }
}
