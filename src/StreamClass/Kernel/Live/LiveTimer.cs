namespace StreamClass.Kernel.Live;

/// <summary>One <see cref="DriveTimer"/> on the clock of a <see cref="TimeProvider"/>.</summary>
internal sealed class LiveTimer
{
    /// <summary>The provider's timers take no more than some weeks; one that rings early is set again.</summary>
    private const long LongestWait = 86_400 * KernelDrive.Second;

    private readonly LiveDrive _drive;
    private readonly DriveTimer _timer;
    private readonly ITimer _clock;
    private int _armed;

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
        Volatile.Write(ref _armed, 1);
        _clock.Change(Left(), Timeout.InfiniteTimeSpan);
    }

    public void Disarm()
    {
        if (Interlocked.Exchange(ref _armed, 0) == 1)
        {
            _clock.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan Left() => TimeSpan.FromTicks(Math.Clamp(_timer.Due - _drive.Now, 0, LongestWait));

    private void Ring()
    {
        if (_drive.IsDisposed || Volatile.Read(ref _armed) == 0)
        {
            return;
        }

        // The provider's timers are coarse and may ring early, and a ring may be left over from an earlier due time.
        var left = Left();
        if (left > TimeSpan.Zero)
        {
            _clock.Change(left, Timeout.InfiniteTimeSpan);
        }
        else if (Interlocked.Exchange(ref _armed, 0) == 1)
        {
            _timer.Fire();
        }
    }
}
