using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>The cells of the table in reference 7: whoever switches one off gets its routines at another level.</summary>
/// <remarks>The levels themselves come from the lock (<see cref="CombiningLock.Irql"/>), from DPCs and from the submitting thread.</remarks>
internal static class EntryLevels
{
    private const Irql Wrong = (Irql)1;

    public static void Distort(ClassDevice device, string routine, Processor processor)
    {
        var column = !device.IsSynchronized ? "sync-off" : device.Registration.HasInterrupt ? "with-isr" : "without-isr";
        if (ConformanceSwitch.IsOff("7", $"{RowOf(routine)}-{column}"))
        {
            processor.Irql = Wrong;
        }
    }

    private static string RowOf(string routine) => routine switch
    {
        _ when routine.StartsWith("Receive", StringComparison.Ordinal) => "Receive",
        "CancelPacket" or "RequestTimeout" or "timer routine" => "CancelPacket-RequestTimeout-timer",
        "Interrupt" => "Interrupt",
        _ when routine.EndsWith("priority routine", StringComparison.Ordinal) || routine == "clock query routine" => "CallAtNewPriority",
        _ => "Event-Clock",
    };
}
