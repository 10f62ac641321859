using StreamClass.Ks;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>KSPROPSETID_Clock.</summary>
internal static class ClockShapes
{
    private static readonly (KsPropertyClock Id, int Size)[] s_properties =
    [
        (KsPropertyClock.Time, 8), (KsPropertyClock.PhysicalTime, 8), (KsPropertyClock.CorrelatedTime, KsCorrelatedTime.NativeSize),
        (KsPropertyClock.CorrelatedPhysicalTime, KsCorrelatedTime.NativeSize), (KsPropertyClock.Resolution, KsResolution.NativeSize),
        (KsPropertyClock.State, 4), (KsPropertyClock.FunctionTable, KsClockFunctionTable.NativeSize),
    ];

    public static ShapeSource All { get; } = new(6, [Get, Get, Get, Support, Set]);

    private static RawRequest Get(Dice dice, KnownHandles handles)
    {
        var (id, size) = dice.OneOf(s_properties);
        return Of(id, KsPropertyFlags.Get, new byte[size + (dice.Below(3) * 8)]);
    }

    private static RawRequest Support(Dice dice, KnownHandles handles) => dice.Chance(30)
        ? Of(dice.OneOf(s_properties).Id, KsPropertyFlags.SetSupport, [])
        : Of(dice.OneOf(s_properties).Id, KsPropertyFlags.BasicSupport, new byte[dice.OneOf([4, 40])]);

    /// <summary>Nobody sets a clock.</summary>
    private static RawRequest Set(Dice dice, KnownHandles handles)
    {
        var (id, size) = dice.OneOf(s_properties);
        return Of(id, KsPropertyFlags.Set, dice.Bytes(size)).Break("denied");
    }

    private static RawRequest Of(KsPropertyClock id, KsPropertyFlags verb, byte[] output) =>
        RawRequest.Property(RawHandle.Clock, KsPropertySetId.Clock, (uint)id, verb, output);
}
