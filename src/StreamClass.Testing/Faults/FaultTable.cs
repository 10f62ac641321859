using StreamClass.Kernel;

namespace StreamClass.Testing.Faults;

/// <summary>Which kinds of fault there are where.</summary>
internal static class FaultTable
{
    public static IReadOnlyList<FaultPoint> PointsOf(FaultKind kind) => kind switch
    {
        FaultKind.Allocation => [FaultPoint.Request, FaultPoint.Extension, FaultPoint.DmaBuffer, FaultPoint.EventEntry],
        FaultKind.Mapping => [FaultPoint.Mapping],
        FaultKind.DmaAbort or FaultKind.DmaCorruption => [FaultPoint.DmaTransfer],
        FaultKind.RegisterFailure or FaultKind.SlowRegister => [FaultPoint.RegisterRead],
        _ => [FaultPoint.Interrupt],
    };

    public static FaultEffect EffectOf(FaultKind kind) => kind switch
    {
        FaultKind.DmaCorruption => FaultEffect.Corrupts,
        FaultKind.SlowRegister => FaultEffect.Slow,
        FaultKind.LostInterrupt => FaultEffect.Lost,
        FaultKind.LateInterrupt => FaultEffect.Late,
        FaultKind.SpuriousInterrupt => FaultEffect.Spurious,
        FaultKind.InterruptStorm => FaultEffect.Storm,
        _ => FaultEffect.Fails,
    };
}
