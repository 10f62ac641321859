using StreamClass.Kernel;

namespace StreamClass.Engine.Tests.Instrumentation;

/// <summary>What every atomic operation of the engine comes to before it happens.</summary>
internal static class Atomic
{
    /// <summary>Lets another processor come before the operation. Outside of a simulation nothing happens.</summary>
    public static void Touch()
    {
        if (Processor.CurrentOrNone?.Drive is { IsSimulated: true } drive)
        {
            drive.Preempt(PreemptionPoint.Atomic, null);
        }
    }
}
