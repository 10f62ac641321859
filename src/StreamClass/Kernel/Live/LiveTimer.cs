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
    private int _version;
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
        _version++;
        _busy.Leave();
        SetClock();
    }

    public void Disarm()
    {
        _busy.Enter(_drive);
        var armed = _armed;
        _armed = false;
        _version++;
        _busy.Leave();
        if (armed)
        {
            SetClock();
        }
    }

    /// <summary>Gives the provider's timer back; nobody uses this one any more.</summary>
    public void Discard() => _clock.Dispose();

    /// <summary>Sets the provider's timer to what holds now.</summary>
    /// <remarks>
    /// Not under the busy word, since a provider may ring at once. So another thread can come between: whoever finds that the
    /// timer was changed meanwhile sets it again, and the last one to set it has seen the last change.
    /// </remarks>
    private void SetClock()
    {
        int version;
        do
        {
            _busy.Enter(_drive);
            version = _version;
            var wait = _armed ? Left() : Timeout.InfiniteTimeSpan;
            _busy.Leave();
            _clock.Change(wait, Timeout.InfiniteTimeSpan);
        }
        while (Volatile.Read(ref _version) != version);
    }

    private TimeSpan Left() => TimeSpan.FromTicks(Math.Clamp(_timer.Due - _drive.Now, 0, LongestWait));

    /// <summary>The provider's timers are coarse and may ring early, and a ring may be left over from an earlier due time.</summary>
    private void Ring()
    {
        _busy.Enter(_drive);
        var left = Left();
        var again = _armed && left > TimeSpan.Zero;
        var fire = _armed && left <= TimeSpan.Zero && (!_drive.IsDisposed || _timer.OutlivesMachine);
        _armed = again;
        _busy.Leave();
        if (again)
        {
            SetClock();
        }
        else if (fire)
        {
            _timer.Fire();
        }
    }
}
