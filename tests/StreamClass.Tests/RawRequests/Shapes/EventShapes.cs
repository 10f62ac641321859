using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>Requests to enable, to ask for and to disable events.</summary>
internal static class EventShapes
{
    private static readonly (RawHandle Handle, KsEventSet Set, KsEventItem Item)[] s_events =
    [
        .. Of(RawHandle.Filter, GuardedEvents.OfDevice),
        .. Of(RawHandle.Input, GuardedEvents.OfInput),
        .. Of(RawHandle.Output, GuardedEvents.OfOutput),
    ];

    public static ShapeSource All { get; } = new(8, [Enable, Enable, Support, Buffered, Disable, DisableAll]);

    private static RawRequest Enable(Dice dice, KnownHandles handles)
    {
        var data = new KsEventData { NotificationType = KsEventNotification.EventHandle };
        data.EventHandle.Event = handles.Event;
        return Of(
            dice,
            dice.OneOf([KsEventFlags.Enable, KsEventFlags.OneShot, KsEventFlags.EnableBuffered]),
            KsStructure.ToArray(data, new byte[16]),
            new Spot(SpotKind.Number, 0, IsInOutput: true),
            new Spot(SpotKind.Handle, 8, IsInOutput: true));
    }

    private static RawRequest Support(Dice dice, KnownHandles handles) =>
        Of(dice, dice.Chance(50) ? KsEventFlags.SetSupport : KsEventFlags.BasicSupport, []);

    private static RawRequest Buffered(Dice dice, KnownHandles handles)
    {
        var request = Of(dice, KsEventFlags.QueryBuffer, new byte[dice.OneOf([0, 16])]);
        return request with { Input = [.. request.Input, .. BitConverter.GetBytes(handles.Event), .. new byte[16]] };
    }

    /// <summary>Memory that nobody has enabled an event with.</summary>
    private static RawRequest Disable(Dice dice, KnownHandles handles) =>
        new(AnyHandle(dice), (uint)KsControlCode.DisableEvent, dice.Bytes(KsEventData.NativeSize), []) { Name = "disable an event" };

    private static RawRequest DisableAll(Dice dice, KnownHandles handles) =>
        new(AnyHandle(dice), (uint)KsControlCode.DisableEvent, [], []) { Name = "disable all events" };

    private static RawRequest Of(Dice dice, KsEventFlags verb, byte[] output, params IReadOnlyList<Spot> spots)
    {
        var (handle, set, item) = dice.OneOf(s_events);
        var isOfNode = dice.Chance(20);
        var head = new KsEvent(set.Set, item.EventId, verb | (isOfNode ? KsEventFlags.Topology : 0));
        byte[] node = isOfNode ? [(byte)dice.Below(GuardedStreams.Topology.TopologyNodes.Count), 0, 0, 0, 0, 0, 0, 0] : [];
        return new RawRequest(handle, (uint)KsControlCode.EnableEvent, KsStructure.ToArray(head, node), output)
        {
            Name = $"{verb} event {item.EventId} of {set.Set}",
            Spots = isOfNode ? [.. spots, new(SpotKind.Number, KsEvent.NativeSize)] : spots,
        };
    }

    private static RawHandle AnyHandle(Dice dice) => dice.OneOf([RawHandle.Filter, RawHandle.Input, RawHandle.Output]);

    private static IEnumerable<(RawHandle Handle, KsEventSet Set, KsEventItem Item)> Of(RawHandle handle, IReadOnlyList<KsEventSet> sets) =>
        sets.SelectMany(set => set.EventItem.Select(item => (handle, set, item)));
}
