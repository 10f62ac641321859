using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Clocks;

/// <summary>What a clock said last: its answer when its function cannot be asked.</summary>
/// <remarks>Both times of an answer stay together, so whoever asks during a change of clocks gets an old answer, never a mixture.</remarks>
internal sealed class ClockMemory(KernelDrive drive)
{
    private readonly (long Time, long SystemTime)[] _last = new (long, long)[3];
    private BusyWord _busy;

    public void Remember(HwTimeContext context)
    {
        _busy.Enter(drive);
        _last[(int)context.Function] = (context.Time, context.SystemTime);
        _busy.Leave();
    }

    /// <summary>Answers from memory; a clock that cannot be set leaves what it was to be set to.</summary>
    public void Recall(HwTimeContext context)
    {
        if (context.Function == TimeFunction.SetOnboardClock)
        {
            return;
        }

        _busy.Enter(drive);
        (context.Time, context.SystemTime) = _last[(int)context.Function];
        _busy.Leave();
    }
}
