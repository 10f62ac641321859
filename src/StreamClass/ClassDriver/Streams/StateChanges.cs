using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Streams;

/// <summary>Which changes of state exist, and the requests that each is made of.</summary>
/// <remarks>Reference 13.9.</remarks>
internal static class StateChanges
{
    /// <summary>The states to request one after the other; empty when nothing is to be done; null when there is no such change.</summary>
    public static KsState[]? Find(KsState from, KsState to) => (from, to) switch
    {
        _ when from == to => IsOff("same-state") ? [to] : [],
        (KsState.Stop, KsState.Acquire) or (KsState.Acquire, KsState.Pause) => IsOff("Stop-Acquire-Pause") ? null : [to],
        (KsState.Pause, KsState.Run) => IsOff("Pause-Run") ? null : [to],
        (KsState.Run, KsState.Pause) => IsOff("Run-Pause") ? null : [to],
        (KsState.Pause, KsState.Stop) => IsOff("Pause-Stop") ? null : [to],
        (KsState.Stop, KsState.Pause) => IsOff("Stop-Pause") ? null : [KsState.Acquire, KsState.Pause],
        (KsState.Pause, KsState.Acquire) or (KsState.Acquire, KsState.Stop) => IsOff("adjacent-down") ? null : [to],
        _ => IsOff("not-allowed") ? [to] : null,
    };

    /// <summary>Where to go first when there is no such change.</summary>
    public static KsState FirstStep(KsState from) => from == KsState.Stop ? KsState.Acquire : KsState.Pause;

    private static bool IsOff(string row) => ConformanceSwitch.IsOff("13.9", row);
}
