using System.Diagnostics;

namespace StreamClass.PlugAndPlay;

/// <summary>The state of a device: verbs that say whether they apply.</summary>
/// <remarks>One word, so that whoever is first decides, whatever comes at the same time.</remarks>
[DebuggerDisplay("{State}")]
internal sealed class DeviceLife
{
    private int _state = (int)DeviceState.Starting;

    public DeviceState State => (DeviceState)Volatile.Read(ref _state);

    public bool TryCompleteStart() => TryMove(DeviceState.Starting, DeviceState.Started);

    public bool TryFailStart() => TryMove(DeviceState.Starting, DeviceState.Failed);

    public bool TryBeginStop() => TryMove(DeviceState.Started, DeviceState.StopPending);

    public bool TryCancelStop() => TryMove(DeviceState.StopPending, DeviceState.Started);

    public bool TryCompleteStop() => TryMove(DeviceState.StopPending, DeviceState.Stopped);

    public bool TryBeginRestart() => TryMove(DeviceState.Stopped, DeviceState.Starting);

    public bool TryBeginRemoval() => TryMove(DeviceState.Started, DeviceState.RemovePending);

    public bool TryCancelRemoval() => TryMove(DeviceState.RemovePending, DeviceState.Started);

    /// <summary>The hardware goes: at any moment until the minidriver is told the end.</summary>
    public bool TryDisappear() =>
        TryMove(DeviceState.Started, DeviceState.SurpriseRemoved) || TryMove(DeviceState.Starting, DeviceState.SurpriseRemoved)
        || TryMove(DeviceState.StopPending, DeviceState.SurpriseRemoved) || TryMove(DeviceState.Stopped, DeviceState.SurpriseRemoved)
        || TryMove(DeviceState.RemovePending, DeviceState.SurpriseRemoved) || TryMove(DeviceState.Failed, DeviceState.SurpriseRemoved);

    /// <summary>The minidriver is told the end, from whatever state but a disappearance that it is still to be told of.</summary>
    public bool TryEnd()
    {
        for (; ; )
        {
            var state = State;
            if (state is DeviceState.SurpriseRemoved or DeviceState.Removed)
            {
                return false;
            }

            if (TryMove(state, DeviceState.Removed))
            {
                return true;
            }
        }
    }

    /// <summary>The end of a device whose minidriver knows that its hardware has gone.</summary>
    public void EndAfterDisappearance() => TryMove(DeviceState.SurpriseRemoved, DeviceState.Removed);

    private bool TryMove(DeviceState from, DeviceState to) => Interlocked.CompareExchange(ref _state, (int)to, (int)from) == (int)from;
}
