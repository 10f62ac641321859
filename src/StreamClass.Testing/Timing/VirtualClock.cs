using StreamClass.Testing.Runs;

namespace StreamClass.Testing.Timing;

/// <summary>The one clock of the machine, and what is due by it.</summary>
/// <remarks>Time moves by what the steps of the processor that runs cost. Those that stand still meanwhile take no time.</remarks>
internal sealed class VirtualClock(TimeSpan limit, RunState run)
{
    private readonly long _end = Nanoseconds(limit);

    public DueEvents Events { get; } = new();

    /// <summary>Virtual time in ns.</summary>
    public long Time { get; private set; }

    public static long Nanoseconds(TimeSpan time) => Nanoseconds(time.Ticks);

    /// <summary>What is due later than any run can take stays that, and is not wrapped into the past.</summary>
    /// <param name="ticks">A time in units of 100 ns.</param>
    public static long Nanoseconds(long ticks) => Math.Min(ticks, long.MaxValue / 200) * 100;

    public void MoveTo(long time)
    {
        if (time <= Time)
        {
            return;
        }

        Time = time;
        if (time > _end)
        {
            throw run.Fail(SimulationFailure.LimitReached, $"The run took more than {limit} of virtual time.");
        }
    }
}
