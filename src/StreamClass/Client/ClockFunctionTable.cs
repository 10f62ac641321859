using StreamClass.ClassDriver.Clocks;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Client;

/// <summary>The routines with which code of the kernel asks a clock at up to DISPATCH_LEVEL.</summary>
/// <remarks>
/// Native name: KSCLOCK_FUNCTIONTABLE, whose bytes are <see cref="KsClockFunctionTable"/>. IRQL &lt;= DISPATCH_LEVEL for each. A
/// clock that was closed meanwhile, or whose device is gone, answers with the last it said. Reference 13.5.
/// </remarks>
public sealed class ClockFunctionTable
{
    private readonly MasterClock _clock;

    internal ClockFunctionTable(MasterClock clock)
    {
        _clock = clock;
        if (clock.Supports(TimeFunction.GetStreamTime))
        {
            GetTime = () => Ask(TimeFunction.GetStreamTime).Time;
            GetCorrelatedTime = () => Ask(TimeFunction.GetStreamTime);
        }

        if (clock.Supports(TimeFunction.ReadOnboardClock))
        {
            GetPhysicalTime = () => Ask(TimeFunction.ReadOnboardClock).Time;
            GetCorrelatedPhysicalTime = () => Ask(TimeFunction.ReadOnboardClock);
        }
    }

    /// <summary>The time of the stream, in units of 100 ns; null when the clock does not tell it.</summary>
    public Func<long>? GetTime { get; }

    /// <summary>The time of the clock on the board, in units of 100 ns; null when it cannot be read.</summary>
    public Func<long>? GetPhysicalTime { get; }

    /// <summary>The time of the stream together with the machine's; null when the clock does not tell it.</summary>
    public Func<KsCorrelatedTime>? GetCorrelatedTime { get; }

    /// <summary>The time of the clock on the board together with the machine's; null when it cannot be read.</summary>
    public Func<KsCorrelatedTime>? GetCorrelatedPhysicalTime { get; }

    private KsCorrelatedTime Ask(TimeFunction function)
    {
        var device = _clock.Device;
        if (!device.Lock.IsHeldBy(Processor.Current))
        {
            Processor.Current.RequireAtMost(device.Drive, Irql.Dispatch, "A routine of KSCLOCK_FUNCTIONTABLE");
        }

        var context = new HwTimeContext { Function = function };
        _clock.Ask(context);
        return ClockPropertySet.Correlated(context);
    }
}
