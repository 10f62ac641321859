using StreamClass.Ks;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The method sets that the guarded device declares: each way that data can go. They are those of its pins too.</summary>
internal static class GuardedMethods
{
    public static IReadOnlyList<KsMethodSet> OfDevice { get; } =
    [
        new(
            GuardedSets.Methods,
            Of(0, KsMethodItemFlags.None),
            Of(1, KsMethodItemFlags.Read) with { MinData = 4 },
            Of(2, KsMethodItemFlags.Write) with { MinData = 4 },
            Of(3, KsMethodItemFlags.Modify) with { MinData = 8 },
            Of(4, KsMethodItemFlags.Source) with { MinData = 8 },
            Of(5, KsMethodItemFlags.Modify) with { MethodSupported = false },
            Of(GuardedSets.Slow, KsMethodItemFlags.Modify) with { MinData = 4 }),
        new(
            GuardedSets.OtherMethods,
            Of(0, KsMethodItemFlags.Modify) with { MinMethod = 40, MinData = 16, SupportHandler = true },
            Of(1, KsMethodItemFlags.Write) with { MinMethod = KspNode.NativeSize },
            Of(GuardedSets.Refused, KsMethodItemFlags.Read)),
    ];

    private static KsMethodItem Of(uint id, KsMethodItemFlags flags) => new() { MethodId = id, Flags = flags };
}
