using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>KSPROPSETID_Topology.</summary>
internal static class TopologyShapes
{
    public static ShapeSource All { get; } = new(6, [List, Name]);

    private static RawRequest List(Dice dice, KnownHandles handles) =>
        RawRequest.Property(RawHandle.Filter, KsPropertySetId.Topology, (uint)dice.Below(3), KsPropertyFlags.Get, PinShapes.Room(dice));

    private static RawRequest Name(Dice dice, KnownHandles handles) => RawRequest.Property(
        RawHandle.Filter,
        KsPropertySetId.Topology,
        (uint)KsPropertyTopology.Name,
        KsPropertyFlags.Get | (dice.Chance(50) ? KsPropertyFlags.Topology : 0),
        new byte[64],
        [(byte)dice.Below(GuardedStreams.Topology.TopologyNodes.Count), 0, 0, 0, 0, 0, 0, 0],
        new Spot(SpotKind.Number, KsProperty.NativeSize));
}
