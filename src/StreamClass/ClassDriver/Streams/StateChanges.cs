using StreamClass.Ks;

namespace StreamClass.ClassDriver.Streams;

/// <summary>Which changes of state exist, and the requests that each is made of.</summary>
/// <remarks>Reference 13.9.</remarks>
internal static class StateChanges
{
    /// <summary>The states to request one after the other; empty when nothing is to be done; null when there is no such change.</summary>
    public static KsState[]? Find(KsState from, KsState to) => (from, to) switch
    {
        _ when from == to => [],
        (KsState.Stop, KsState.Acquire) or (KsState.Acquire, KsState.Pause) => [to],
        (KsState.Pause, KsState.Run) => [to],
        (KsState.Run, KsState.Pause) => [to],
        (KsState.Pause, KsState.Stop) => [to],
        (KsState.Stop, KsState.Pause) => [KsState.Acquire, KsState.Pause],
        (KsState.Pause, KsState.Acquire) or (KsState.Acquire, KsState.Stop) => [to],
        _ => null,
    };
}
