using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>Whole property sets in one piece.</summary>
internal static class SerialShapes
{
    public static ShapeSource All { get; } = new(8, [Serialize, Unserialize, Unserialize]);

    private static RawRequest Serialize(Dice dice, KnownHandles handles) => RawRequest.Property(
        RawHandle.Filter, GuardedSets.Kept, 0, KsPropertyFlags.SerializeSet, new byte[dice.OneOf([0, 512])]);

    private static RawRequest Unserialize(Dice dice, KnownHandles handles)
    {
        var set = GuardedProperties.OfDevice.Single(static set => set.Set == GuardedSets.Kept);
        var piece = new List<byte>();
        Spot[] spots = [new(SpotKind.Guid, 0, true), new(SpotKind.Number, 16, true)];
        var count = 0u;
        foreach (var item in set.PropertyItem.Where(static item => item is { SerializedSize: not 0, SetSupported: true }))
        {
            var at = KsPropertySerialHeader.NativeSize + piece.Count;
            spots = [.. spots, new(SpotKind.Guid, at, true), new(SpotKind.Number, at + 24, true), new(SpotKind.Size, at + 28, true)];
            var value = dice.Bytes((int)Math.Max(item.SerializedSize, item.MinData));
            piece.AddRange(KsStructure.ToArray(
                new KsPropertySerial
                {
                    PropTypeSet = item.Values is { } values ? new KsIdentifier(values.PropTypeSet, values.PropTypeId) : default,
                    Id = item.PropertyId,
                    PropertyLength = (uint)value.Length,
                },
                [.. value, .. new byte[-value.Length & 3]]));
            count++;
        }

        var output = KsStructure.ToArray(new KsPropertySerialHeader { PropertySet = GuardedSets.Kept, Count = count }, piece.ToArray());
        return RawRequest.Property(RawHandle.Filter, GuardedSets.Kept, 0, KsPropertyFlags.UnserializeSet, output, default, spots);
    }
}
