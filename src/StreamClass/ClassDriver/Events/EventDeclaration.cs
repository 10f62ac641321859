using StreamClass.Ks;

namespace StreamClass.ClassDriver.Events;

/// <summary>An event as a minidriver declared it.</summary>
/// <param name="SetIndex">The index of the set in its array.</param>
/// <param name="Set">The set.</param>
/// <param name="Item">The event.</param>
internal sealed record EventDeclaration(int SetIndex, KsEventSet Set, KsEventItem Item)
{
    private const uint Plain = KsEventData.NativeSize;

    /// <summary>The least length of the data of a request to enable it, in bytes.</summary>
    /// <remarks>Never below a KSEVENTDATA; the marks of a clock are known to be longer, whatever was declared. Reference 13.8.</remarks>
    public uint LeastData => Math.Max(Item.DataInput, Least(Set.Set, Item.EventId));

    private static uint Least(Guid set, uint id) =>
        set != KsEventSetId.Clock ? Plain
        : (KsEventClock)id switch
        {
            KsEventClock.IntervalMark => KsEventTimeInterval.NativeSize,
            KsEventClock.PositionMark => KsEventTimeMark.NativeSize,
            _ => Plain,
        };
}
