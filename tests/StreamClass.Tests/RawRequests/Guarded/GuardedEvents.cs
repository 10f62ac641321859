using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The event sets that the guarded device declares, and its event routines.</summary>
internal static class GuardedEvents
{
    /// <summary>What follows the KSEVENTDATA begins with this: the device does not agree.</summary>
    public const long Refused = -1;

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

    /// <summary>The event routine of the streams.</summary>
    public static NtStatus Receive(HwEventDescriptor descriptor)
    {
        var stream = descriptor.StreamObject;
        Guard.Require(stream is not null, "an event of a stream has no stream");
        return stream!.HwStreamExtension.As<GuardedStream>().Events.Receive(descriptor, GuardedStreams.All[stream.StreamNumber].StreamEventsArray);
    }
}
