using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>Requests to enable, to ask for and to disable events.</summary>
internal static class EventShapes
{
    private const int Extra = 16;
    private const int HandleOffset = 8;
    private const int AdjustmentOffset = 20;

    private static readonly (RawHandle Handle, KsEventSet Set, KsEventItem Item)[] s_events =
    [
        .. Of(RawHandle.Filter, GuardedEvents.OfDevice),
        .. Of(RawHandle.Input, GuardedEvents.OfInput),
        .. Of(RawHandle.Output, GuardedEvents.OfOutput),
        .. Of(RawHandle.Clock, [.. GuardedEvents.OfInput.Where(static set => set.Set == KsEventSetId.Clock)]),
    ];

    public static ShapeSource All { get; } =
        new(18, [Enable, Enable, Enable, Refused, Support, Buffered, Buffered, Buffered, Buffered, Disable, DisableForeign]);

    private static RawRequest Enable(Dice dice, KnownHandles handles) =>
        handles.Enabled.IsFull ? Disable(dice, handles) : Enable(dice, handles, dice.Below(1000));

    /// <summary>The minidriver does not agree.</summary>
    private static RawRequest Refused(Dice dice, KnownHandles handles) => Enable(dice, handles, GuardedEvents.Refused);

    private static RawRequest Enable(Dice dice, KnownHandles handles, long extra)
    {
        var isSemaphore = dice.Chance(30);
        var data = new KsEventData { NotificationType = isSemaphore ? KsEventNotification.SemaphoreHandle : KsEventNotification.EventHandle };
        if (isSemaphore)
        {
            data.SemaphoreHandle.Semaphore = handles.Semaphore;
            data.SemaphoreHandle.Adjustment = 1;
        }
        else
        {
            data.EventHandle.Event = handles.Event;
        }

        var verb = dice.OneOf([KsEventFlags.Enable, KsEventFlags.OneShot, KsEventFlags.EnableBuffered, KsEventFlags.EnableBuffered]);
        Spot[] spots = [new(SpotKind.Number, 0, IsInOutput: true, IsFatal: true), new(SpotKind.Handle, HandleOffset, IsInOutput: true)];
        var request = Of(
            dice,
            verb,
            KsStructure.ToArray(data, [.. BitConverter.GetBytes(extra), .. dice.Bytes(Extra - sizeof(long))]),
            isSemaphore ? [.. spots, new(SpotKind.Negative, AdjustmentOffset, IsInOutput: true, IsFatal: true)] : spots);
        if (!dice.Chance(10))
        {
            return request;
        }

        var wrong = dice.OneOf([handles.ClosedEvent, isSemaphore ? handles.Event : handles.Semaphore]);
        BitConverter.GetBytes(wrong).CopyTo(request.Output, HandleOffset);
        return request.Break("a handle of something else, or of nothing any more");
    }

    private static RawRequest Support(Dice dice, KnownHandles handles) =>
        Of(dice, dice.Chance(50) ? KsEventFlags.SetSupport : KsEventFlags.BasicSupport, []);

    /// <summary>Most often of an event that is enabled, in a way that lets it be asked or not.</summary>
    private static RawRequest Buffered(Dice dice, KnownHandles handles)
    {
        var room = new byte[dice.OneOf([0, 2, 16, 16])];
        if (handles.Enabled.IsEmpty || dice.Chance(20))
        {
            return QueryBuffer(Of(dice, KsEventFlags.QueryBuffer, room), BitConverter.GetBytes(handles.Event));
        }

        var (handle, enabled, memory) = handles.Enabled.Pick(dice);
        for (var again = 0; again < 4 && (enabled.Flags & KsEventFlags.EnableBuffered) == 0; again++)
        {
            (handle, enabled, memory) = handles.Enabled.Pick(dice);
        }

        var request = new RawRequest(handle, (uint)KsControlCode.EnableEvent, KsStructure.ToArray(enabled), room)
        {
            Name = $"{KsEventFlags.QueryBuffer} event {enabled.Id} of {enabled.Set}",
        };
        return QueryBuffer(request, memory.AsSpan(HandleOffset, sizeof(ulong)));
    }

    private static RawRequest QueryBuffer(RawRequest request, ReadOnlySpan<byte> waited) => request with
    {
        Input = KsStructure.ToArray(
            KsStructure.Read<KsEvent>(request.Input) with { Flags = KsEventFlags.QueryBuffer }, [.. waited, .. new byte[sizeof(ulong)]]),
        Spots = [new(SpotKind.Handle, KsEvent.NativeSize)],
    };

    /// <summary>Memory with which an event has been enabled, which may have happened since.</summary>
    private static RawRequest Disable(Dice dice, KnownHandles handles)
    {
        if (handles.Enabled.IsEmpty || dice.Chance(15))
        {
            return DisableAll(dice, handles);
        }

        var (handle, _, memory) = handles.Enabled.Pick(dice);
        return new(handle, (uint)KsControlCode.DisableEvent, memory, []) { Name = "disable an event" };
    }

    /// <summary>Memory with which nobody has enabled an event, whatever it says.</summary>
    private static RawRequest DisableForeign(Dice dice, KnownHandles handles)
    {
        var memory = handles.Enabled.IsEmpty ? dice.Bytes(KsEventData.NativeSize) : [.. handles.Enabled.Pick(dice).Memory];
        return new(AnyHandle(dice), (uint)KsControlCode.DisableEvent, memory, []) { Name = "disable an event that is not enabled" };
    }

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
            Spots = isOfNode ? [.. spots, new(SpotKind.Number, KsEvent.NativeSize, IsFatal: true)] : spots,
        };
    }

    private static RawHandle AnyHandle(Dice dice) => dice.OneOf([RawHandle.Filter, RawHandle.Input, RawHandle.Output, RawHandle.Clock]);

    private static IEnumerable<(RawHandle Handle, KsEventSet Set, KsEventItem Item)> Of(RawHandle handle, IReadOnlyList<KsEventSet> sets) =>
        sets.SelectMany(set => set.EventItem.Select(item => (handle, set, item)));
}
