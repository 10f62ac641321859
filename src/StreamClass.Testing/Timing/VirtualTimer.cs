using StreamClass.Kernel;
using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Timing;

/// <summary>A timer of <see cref="VirtualTimeProvider"/>: when it is due, its callback becomes one more thing that can run.</summary>
internal sealed class VirtualTimer(KernelDrive drive, TimerCallback callback, object? state) : DriveTimer("timer"), ITimer
{
    private readonly ExecutionContext? _executionContext = ExecutionContext.Capture();
    private TimeSpan _period;
    private bool _disposed;

    public override bool IsHardware => false;

    public override object Owner => MachinePart.Nobody;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        _period = period;
        drive.Disarm(this);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            Due = drive.Now + dueTime.Ticks;
            drive.Arm(this);
        }

        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        drive.Disarm(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal override void Fire()
    {
        drive.Continue(static timer => ((VirtualTimer)timer!).Ring(), this, drive.Context);
        if (_period > TimeSpan.Zero)
        {
            Due += _period.Ticks;
            drive.Arm(this);
        }
    }

    private void Ring()
    {
        if (_disposed)
        {
            return;
        }

        if (_executionContext is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(_executionContext, static timer => ((VirtualTimer)timer!).Call(), this);
        }
    }

    private void Call() => callback(state);
}
