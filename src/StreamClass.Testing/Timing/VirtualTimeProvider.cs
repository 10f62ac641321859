using StreamClass.Kernel;

namespace StreamClass.Testing.Timing;

/// <summary>Virtual time for code that asks for a <see cref="TimeProvider"/>. Its timers run on the machine's context.</summary>
internal sealed class VirtualTimeProvider(KernelDrive drive) : TimeProvider
{
    public override long TimestampFrequency => KernelDrive.Second;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => drive.StartTime + TimeSpan.FromTicks(drive.Now);

    public override long GetTimestamp() => drive.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(drive, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
