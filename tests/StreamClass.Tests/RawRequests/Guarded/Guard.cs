using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>Checks what reaches the minidriver against what it declared, as a suspicious minidriver would; throws.</summary>
internal static class Guard
{
    /// <summary>Requires that a property is declared, long enough, and asked in a direction that it has.</summary>
    public static KsPropertyItem RequireProperty(HwStreamRequestBlock srb, IReadOnlyList<KsPropertySet> declared, bool isSet)
    {
        var info = srb.CommandData.PropertyInfo;
        var request = info.Property.Span;
        Require(KsStructure.TryRead<KsProperty>(request, out var property), "a request is shorter than a KSPROPERTY", request);
        Require((uint)info.PropertySetId < (uint)declared.Count && declared[info.PropertySetId].Set == property.Set, "the set is not declared", request);
        var item = declared[info.PropertySetId].Find(property.Id);
        Require(item is not null, "the property is not declared", request);
        Require(request.Length >= item!.MinProperty, "the request is shorter than MinProperty", request);
        RequireNode(property.Flags.HasFlag(KsPropertyFlags.Topology), request);
        var verb = property.Flags & ~KsPropertyFlags.Topology;
        if (isSet)
        {
            Require(verb == KsPropertyFlags.Set && item.SetSupported, "the property cannot be set", request);
        }
        else if (verb != KsPropertyFlags.Get)
        {
            Require(item.SupportHandler && IsForSupportHandler(verb), "the property has no support handler for this", request);
            return item;
        }
        else
        {
            Require(item.GetSupported, "the property cannot be read", request);
        }

        Require(info.PropertyOutputSize >= item.MinData, "the value is shorter than MinData", request);
        return item;
    }

    /// <summary>Requires that a method is declared, can be called, and has the data that it wants.</summary>
    public static KsMethodItem RequireMethod(HwStreamRequestBlock srb, IReadOnlyList<KsMethodSet> declared)
    {
        var info = srb.CommandData.MethodInfo;
        var request = info.Method.Span;
        Require(KsStructure.TryRead<KsMethod>(request, out var method), "a request is shorter than a KSMETHOD", request);
        Require((uint)info.MethodSetId < (uint)declared.Count && declared[info.MethodSetId].Set == method.Set, "the set is not declared", request);
        var item = declared[info.MethodSetId].MethodItem.FirstOrDefault(item => item.MethodId == method.Id);
        Require(item is not null, "the method is not declared", request);
        Require(request.Length >= item!.MinMethod, "the request is shorter than MinMethod", request);
        RequireNode(method.Flags.HasFlag(KsMethodFlags.Topology), request);
        if ((method.Flags & ~KsMethodFlags.Topology) != KsMethodFlags.Send)
        {
            Require((method.Flags & ~KsMethodFlags.Topology) == KsMethodFlags.BasicSupport && item.SupportHandler, "it is no call", request);
            return item;
        }

        Require(item.MethodSupported, "the method cannot be called", request);
        var hasData = (item.Flags & KsMethodItemFlags.Modify) != 0;
        Require(hasData ? info.MethodOutputSize >= item.MinData : info.MethodOutputSize == 0, "the data is not what was declared", request);
        return item;
    }

    /// <summary>Requires that an event is declared, that its client is one that a host can be, and that what it takes is there.</summary>
    public static void RequireEvent(HwEventDescriptor descriptor, IReadOnlyList<KsEventSet> declared)
    {
        var (entry, index) = (descriptor.EventEntry, descriptor.EnableEventSetIndex);
        var data = descriptor.EventData.Span;
        Require((uint)index < (uint)declared.Count && declared[index].Set == entry.EventSet, "the set is not declared", data);
        Require(declared[index].EventItem.Contains(entry.EventItem), "the event is not declared", data);
        Require(entry.Flags is KsEventFlags.Enable or KsEventFlags.OneShot or KsEventFlags.EnableBuffered, "the event is not enabled in one way", data);
        Require(
            entry.NotificationType is KsEventNotification.EventHandle or KsEventNotification.SemaphoreHandle,
            "a client outside of the kernel names an object of the kernel",
            data);
        var isMark = entry.EventSet == KsEventSetId.Clock;
        var least = !isMark ? KsEventData.NativeSize
            : entry.EventItem.EventId == (uint)KsEventClock.IntervalMark ? KsEventTimeInterval.NativeSize : KsEventTimeMark.NativeSize;
        Require(data.Length >= Math.Max(least, (int)entry.EventItem.DataInput), "what the event takes is not there", data);
        Require(entry.ExtraEntryData.Length == entry.EventItem.ExtraEntryData, "the bytes behind the entry are not what was declared", data);
    }

    /// <summary>Requires that the range of an intersection can match, and that there is room for a format or none.</summary>
    public static void RequireIntersection(StreamDataIntersectInfo info)
    {
        var range = info.DataRange.Block.Span;
        Require((uint)info.StreamNumber < (uint)GuardedStreams.All.Count, "there is no such stream", range);
        RequireFormat(info.DataRange);
        var format = info.DataRange.Format;
        Require(
            GuardedStreams.All[info.StreamNumber].StreamFormatsArray.Any(offered => format.CanIntersect(offered.Format)), "no range can match", range);
        Require(info.SizeOfDataFormatBuffer is 0 or >= KsDataFormat.NativeSize, "there is no room for a format", range);
    }

    /// <summary>Requires that a format says how long it is.</summary>
    public static void RequireFormat(KsDataFormatBlock format) => Require(
        format.Format.FormatSize is >= KsDataFormat.NativeSize and var size && size <= format.Block.Length, "a format is cut off", format.Block.Span);

    public static void Require(bool isRight, string otherwise, ReadOnlySpan<byte> request = default)
    {
        if (!isRight)
        {
            throw new UndeclaredRequestException(otherwise, request);
        }
    }

    private static void RequireNode(bool isOfNode, ReadOnlySpan<byte> request)
    {
        if (isOfNode)
        {
            Require(KsStructure.TryRead<KspNode>(request, out var node), "a request is shorter than a KSP_NODE", request);
            Require(node.NodeId < GuardedStreams.Topology.TopologyNodes.Count, "there is no such node", request);
        }
    }

    private static bool IsForSupportHandler(KsPropertyFlags verb) => verb is KsPropertyFlags.BasicSupport or KsPropertyFlags.DefaultValues
        or KsPropertyFlags.Relations or KsPropertyFlags.SerializeRaw or KsPropertyFlags.UnserializeRaw;
}
