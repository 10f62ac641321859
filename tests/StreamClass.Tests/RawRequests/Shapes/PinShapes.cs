using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>KSPROPSETID_Pin, as far as the class driver answers it.</summary>
internal static class PinShapes
{
    private const int PinIdOffset = KsProperty.NativeSize;
    private const int ListOffset = KspPin.NativeSize;

    private static readonly (KsPropertyPin Id, int Size)[] s_values =
    [
        (KsPropertyPin.CInstances, KsPinCInstances.NativeSize), (KsPropertyPin.DataFlow, 4), (KsPropertyPin.Communication, 4),
        (KsPropertyPin.Category, 16), (KsPropertyPin.Name, 64),
    ];

    private static readonly KsPropertyPin[] s_lists =
        [KsPropertyPin.DataRanges, KsPropertyPin.Interfaces, KsPropertyPin.Mediums, KsPropertyPin.ConstrainedDataRanges];

    public static ShapeSource Simple { get; } = new(10, [Value, List, Count]);

    public static ShapeSource Intersections { get; } = new(10, [Intersection]);

    private static RawRequest Value(Dice dice, KnownHandles handles)
    {
        var (id, size) = dice.OneOf(s_values);
        return Of(dice, id, new byte[size + dice.Below(2) * 8]);
    }

    private static RawRequest List(Dice dice, KnownHandles handles) => Of(dice, dice.OneOf(s_lists), Room(dice));

    private static RawRequest Count(Dice dice, KnownHandles handles) =>
        RawRequest.Property(RawHandle.Filter, KsPropertySetId.Pin, (uint)KsPropertyPin.CTypes, KsPropertyFlags.Get, new byte[4]);

    private static RawRequest Intersection(Dice dice, KnownHandles handles)
    {
        var ranges = new byte[dice.Below(4)][];
        for (var i = 0; i < ranges.Length; i++)
        {
            var range = Formats.Any(dice);
            ranges[i] = [.. range.Block.Span, .. new byte[-range.Block.Length & 7]];
        }

        byte[] all = [.. ranges.SelectMany(static range => range)];
        var list = KsStructure.ToArray(new KsMultipleItem { Size = (uint)(KsMultipleItem.NativeSize + all.Length), Count = (uint)ranges.Length }, all);
        Spot[] spots = [new(SpotKind.Number, PinIdOffset), new(SpotKind.Size, ListOffset), new(SpotKind.Number, ListOffset + 4)];
        return RawRequest.Property(
            RawHandle.Filter,
            KsPropertySetId.Pin,
            (uint)KsPropertyPin.DataIntersection,
            KsPropertyFlags.Get,
            new byte[dice.OneOf([0, 4, 64, 84, 256])],
            [.. PinId(dice), .. list],
            ranges.Length == 0 ? spots : [.. spots, new(SpotKind.Size, ListOffset + KsMultipleItem.NativeSize)]);
    }

    /// <summary>No room, room for the head, or for everything.</summary>
    public static byte[] Room(Dice dice) => new byte[dice.OneOf([0, KsMultipleItem.NativeSize, 512])];

    private static RawRequest Of(Dice dice, KsPropertyPin id, byte[] output) => RawRequest.Property(
        RawHandle.Filter, KsPropertySetId.Pin, (uint)id, KsPropertyFlags.Get, output, PinId(dice), new Spot(SpotKind.Number, PinIdOffset, IsFatal: true));

    private static byte[] PinId(Dice dice) => [(byte)dice.Below(GuardedStreams.All.Count), 0, 0, 0, 0, 0, 0, 0];
}
