using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Injections;

/// <summary>One thing fails in each run.</summary>
/// <param name="kinds">What fails.</param>
/// <param name="uniqueStacks">Whether the calls that lead there have to be others than before.</param>
internal sealed class FaultFamily(IReadOnlyList<FaultKind> kinds, bool uniqueStacks) : InjectionFamily
{
    public static FaultFamily Memory { get; } = new([FaultKind.Allocation, FaultKind.Mapping], uniqueStacks: true);

    public static FaultFamily Interrupts { get; } = new(
        [FaultKind.LostInterrupt, FaultKind.LateInterrupt, FaultKind.SpuriousInterrupt, FaultKind.InterruptStorm], uniqueStacks: false);

    public static FaultFamily Hardware { get; } = new(
        [FaultKind.RegisterFailure, FaultKind.SlowRegister, FaultKind.DmaAbort, FaultKind.DmaCorruption], uniqueStacks: true);

    public override IReadOnlyList<string> Kinds { get; } = [.. kinds.Select(static kind => kind.ToString())];

    public override ReferenceInjection Observe() => new FaultReference(kinds, uniqueStacks);

    public override RunInjection Create(Injection injection, Func<Exception, bool>? explains) => new FaultInjection(
        Enum.Parse<FaultKind>(injection.Kind),
        injection.Point,
        exception => FaultPlan.Explains(exception) || explains?.Invoke(exception) == true);
}
