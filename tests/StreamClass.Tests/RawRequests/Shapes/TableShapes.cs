using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>What the guarded device declared, asked in every way that its tables allow.</summary>
internal static class TableShapes
{
    private static readonly (RawHandle Handle, KsPropertySet Set, KsPropertyItem Item)[] s_properties =
    [
        .. Of(RawHandle.Filter, GuardedProperties.OfDevice),
        .. Of(RawHandle.Input, GuardedProperties.OfInput),
        .. Of(RawHandle.Output, GuardedProperties.OfOutput),
    ];

    private static readonly (KsMethodSet Set, KsMethodItem Item)[] s_methods =
        [.. GuardedMethods.OfDevice.SelectMany(static set => set.MethodItem.Select(item => (set, item)))];

    public static ShapeSource Properties { get; } = new(
        38,
        [Access, Access, Access, Access, Access, Access, Support, Support, SupportHandler, SupportHandler, Denied, Denied, Short]);

    public static ShapeSource Methods { get; } = new(12, [Call, Call, MethodSupport]);

    /// <summary>A get or a set, as declared; of a node, where the request can name one.</summary>
    private static RawRequest Access(Dice dice, KnownHandles handles)
    {
        var (handle, set, item) = dice.OneOf(s_properties);
        var verb = item.GetSupported && (!item.SetSupported || dice.Chance(50)) ? KsPropertyFlags.Get : KsPropertyFlags.Set;
        return Of(dice, handle, set, item, verb, dice.Bytes((int)item.MinData + (dice.Below(3) * 16)));
    }

    private static RawRequest Support(Dice dice, KnownHandles handles)
    {
        var (handle, set, item) = dice.OneOf(s_properties);
        return dice.Below(5) switch
        {
            0 => Of(dice, handle, set, item, KsPropertyFlags.SetSupport, []),
            1 => Of(dice, handle, set, item, KsPropertyFlags.Relations, new byte[dice.OneOf([0, 4, 8, 256])]),
            2 => Of(dice, handle, set, item, KsPropertyFlags.SerializeSize, new byte[4]),
            3 => Of(dice, handle, set, item, KsPropertyFlags.DefaultValues, new byte[dice.OneOf([4, 40, 256])]),
            _ => Of(dice, handle, set, item, KsPropertyFlags.BasicSupport, new byte[dice.OneOf([4, 40, 256])]),
        };
    }

    private static RawRequest SupportHandler(Dice dice, KnownHandles handles)
    {
        var (handle, set, item) = dice.OneOf([.. s_properties.Where(static property => property.Item.SupportHandler)]);
        var verb = dice.OneOf([KsPropertyFlags.SerializeRaw, KsPropertyFlags.UnserializeRaw, KsPropertyFlags.BasicSupport]);
        return Of(dice, handle, set, item, verb, new byte[16]);
    }

    /// <summary>A direction, or a request for a support handler, that the declaration denies.</summary>
    private static RawRequest Denied(Dice dice, KnownHandles handles)
    {
        var (handle, set, item) = dice.OneOf([.. s_properties.Where(static property => !property.Item.SupportHandler)]);
        var verb = dice.Chance(40) ? dice.OneOf([KsPropertyFlags.SerializeRaw, KsPropertyFlags.UnserializeRaw])
            : item.GetSupported ? KsPropertyFlags.Set : KsPropertyFlags.Get;
        return Of(dice, handle, set, item, verb, new byte[item.MinData]).Break("denied");
    }

    /// <summary>Long enough to be a request, too short for its property.</summary>
    private static RawRequest Short(Dice dice, KnownHandles handles)
    {
        var (handle, set, item) = dice.OneOf([.. s_properties.Where(static property => property.Item.MinProperty > KsProperty.NativeSize)]);
        var verb = item.GetSupported ? KsPropertyFlags.Get : KsPropertyFlags.Set;
        var rest = dice.Bytes(dice.Below((int)item.MinProperty - KsProperty.NativeSize));
        return RawRequest.Property(handle, set.Set, item.PropertyId, verb, new byte[item.MinData], rest).Break("short");
    }

    private static RawRequest Call(Dice dice, KnownHandles handles)
    {
        var (set, item) = dice.OneOf([.. s_methods.Where(static method => method.Item.MethodSupported)]);
        return Of(dice, set, item, KsMethodFlags.Send, dice.Bytes((int)item.MinData + (dice.Below(3) * 16)));
    }

    private static RawRequest MethodSupport(Dice dice, KnownHandles handles)
    {
        var (set, item) = dice.OneOf(s_methods);
        return Of(dice, set, item, dice.Chance(30) ? KsMethodFlags.SetSupport : KsMethodFlags.BasicSupport, new byte[dice.OneOf([4, 32])]);
    }

    private static RawRequest Of(Dice dice, RawHandle handle, KsPropertySet set, KsPropertyItem item, KsPropertyFlags verb, byte[] output)
    {
        var (rest, node) = Behind(dice, (int)item.MinProperty - KsProperty.NativeSize);
        return RawRequest.Property(handle, set.Set, item.PropertyId, verb | (node ? KsPropertyFlags.Topology : 0), output, rest);
    }

    private static RawRequest Of(Dice dice, KsMethodSet set, KsMethodItem item, KsMethodFlags verb, byte[] output)
    {
        var (rest, node) = Behind(dice, (int)item.MinMethod - KsMethod.NativeSize);
        var handle = dice.OneOf([RawHandle.Filter, RawHandle.Filter, RawHandle.Input, RawHandle.Output]);
        return RawRequest.Method(handle, set.Set, item.MethodId, verb | (node ? KsMethodFlags.Topology : 0), output, rest);
    }

    /// <summary>What follows the head of a request, which may begin with a node.</summary>
    private static (byte[] Bytes, bool IsOfNode) Behind(Dice dice, int length)
    {
        var isOfNode = length >= 8 && dice.Chance(40);
        var rest = dice.Bytes(Math.Max(length, 0));
        if (length >= 8)
        {
            KsStructure.Write(rest, (uint)dice.Below(GuardedStreams.Topology.TopologyNodes.Count));
        }

        return (rest, isOfNode);
    }

    private static IEnumerable<(RawHandle Handle, KsPropertySet Set, KsPropertyItem Item)> Of(RawHandle handle, IReadOnlyList<KsPropertySet> sets) =>
        sets.SelectMany(set => set.PropertyItem.Select(item => (handle, set, item)));
}
