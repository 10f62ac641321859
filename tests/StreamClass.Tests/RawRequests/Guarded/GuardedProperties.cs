using StreamClass.Ks;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The property sets that the guarded device declares.</summary>
internal static class GuardedProperties
{
    public static IReadOnlyList<KsPropertySet> OfDevice { get; } =
    [
        new(
            GuardedSets.Plain,
            GetSet(0, 4) with { Values = Level(), Relations = [new(GuardedSets.Plain, 1), new(GuardedSets.Plain, 2)] },
            GetSet(1, 4) with { Relations = [new(GuardedSets.Plain, 0)] },
            new KsPropertyItem { PropertyId = 2, GetSupported = true, MinData = 8 },
            new KsPropertyItem { PropertyId = 3, SetSupported = true, MinData = 4 },
            GetSet(GuardedSets.Slow, 4),
            GetSet(GuardedSets.Refused, 4),
            new KsPropertyItem { PropertyId = GuardedSets.Text, GetSupported = true }),
        new(
            GuardedSets.Long,
            GetSet(0, 8) with { MinProperty = KspPin.NativeSize },
            GetSet(1, 4) with { MinProperty = KspNode.NativeSize },
            GetSet(2, 4) with { MinProperty = 28, SupportHandler = true },
            GetSet(3, 16) with { MinProperty = 200 }),
        new(
            GuardedSets.Kept,
            GetSet(0, 4) with { SerializedSize = 4, Values = Level() },
            GetSet(1, 6) with { SerializedSize = 6 },
            GetSet(GuardedSets.List, KsMultipleItem.NativeSize) with { SerializedSize = 1 },
            new KsPropertyItem { PropertyId = 3, GetSupported = true, MinData = 4 }),
        new(
            KsPropertySetId.Pin,
            new KsPropertyItem { PropertyId = 8, GetSupported = true, MinProperty = KspPin.NativeSize, MinData = KsPinCInstances.NativeSize },
            new KsPropertyItem { PropertyId = 9, GetSupported = true, MinProperty = KspPin.NativeSize, MinData = 4 },
            new KsPropertyItem { PropertyId = 14, SetSupported = true, MinProperty = KspPin.NativeSize, MinData = KsDataFormat.NativeSize }),
        new(KsPropertySetId.General, new KsPropertyItem { PropertyId = 0, GetSupported = true, MinData = 72 }),
    ];

    public static IReadOnlyList<KsPropertySet> OfInput { get; } =
    [
        new(
            KsPropertySetId.Connection,
            GetSet(1, KsPriority.NativeSize),
            new KsPropertyItem { PropertyId = 3, GetSupported = true, MinData = 24 },
            new KsPropertyItem { PropertyId = 5, GetSupported = true, MinData = 4 }),
        new(
            GuardedSets.Input,
            new KsPropertyItem { PropertyId = GuardedSets.Received, GetSupported = true, MinData = 16 },
            GetSet(0, 4) with { Values = Level() },
            GetSet(1, 8) with { MinProperty = 40 },
            GetSet(GuardedSets.Slow, 4),
            GetSet(GuardedSets.Refused, 4)),
        new(KsPropertySetId.Quality, new KsPropertyItem { PropertyId = 0, SetSupported = true, MinData = 16 }),
    ];

    public static IReadOnlyList<KsPropertySet> OfOutput { get; } =
    [
        new(
            GuardedSets.Output,
            GetSet(0, 4) with { SerializedSize = 4 },
            new KsPropertyItem { PropertyId = 1, SetSupported = true, MinData = 12 },
            GetSet(2, 4) with { SupportHandler = true },
            GetSet(GuardedSets.Slow, 4),
            new KsPropertyItem { PropertyId = GuardedSets.Text, GetSupported = true }),
        new(
            KsPropertySetId.Stream,
            GetSet(0, 8),
            new KsPropertyItem { PropertyId = 1, SetSupported = true, MinData = 16 },
            new KsPropertyItem { PropertyId = 4, GetSupported = true, MinData = 16 },
            GetSet(5, 16)),
    ];

    private static KsPropertyItem GetSet(uint id, uint minData) =>
        new() { PropertyId = id, GetSupported = true, SetSupported = true, MinData = minData };

    private static KsPropertyValues Level() => new()
    {
        PropTypeSet = KsPropertyTypeSetId.General,
        PropTypeId = (uint)VarType.I4,
        MembersList =
        [
            new KsPropertyMembersList
            {
                MembersFlags = KsPropertyMembers.Ranges,
                MembersSize = KsPropertyBoundsLong.NativeSize,
                MembersCount = 1,
                Members = KsStructure.ToArray(new KsPropertyBoundsLong { SignedMinimum = -96, SignedMaximum = 12 }),
            },
            new KsPropertyMembersList
            {
                MembersFlags = KsPropertyMembers.Values,
                MembersSize = 4,
                MembersCount = 1,
                Flags = KsPropertyMemberFlags.Default,
                Members = KsStructure.ToArray(0),
            },
        ],
    };
}
