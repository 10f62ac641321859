using System.Runtime.InteropServices;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>Counts the turns that have ended at a lock, for those who wait for theirs.</summary>
/// <remarks>In memory of its own, two lines of the cache to both sides: those who look at it do not disturb whoever has the turn.</remarks>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct TurnSignal
{
    [FieldOffset(128)]
    private int _ended;

    public readonly int Ended => Volatile.Read(in _ended);

    /// <remarks>Two at once may count as one: who waits looks only whether it has changed, and looks at the lock itself before long.</remarks>
    public void End() => Volatile.Write(ref _ended, _ended + 1);
}
