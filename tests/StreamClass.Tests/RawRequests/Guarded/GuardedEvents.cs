using StreamClass.Ks;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The event sets that the guarded device declares.</summary>
internal static class GuardedEvents
{
    private static readonly KsEventSet s_own = new(
        GuardedSets.Events,
        new KsEventItem { EventId = GuardedSets.Written },
        new KsEventItem { EventId = GuardedSets.WithData, DataInput = KsEventData.NativeSize + 8, ExtraEntryData = 8 });

    public static IReadOnlyList<KsEventSet> OfDevice { get; } = [s_own];

    public static IReadOnlyList<KsEventSet> OfInput { get; } =
    [
        new(
            KsEventSetId.Clock,
            new KsEventItem { EventId = (uint)KsEventClock.IntervalMark, ExtraEntryData = 16 },
            new KsEventItem { EventId = (uint)KsEventClock.PositionMark }),
        s_own,
    ];

    public static IReadOnlyList<KsEventSet> OfOutput { get; } =
        [new(KsEventSetId.Connection, new KsEventItem { EventId = (uint)KsEventConnection.EndOfStream })];
}
