namespace StreamClass.Kernel;

/// <summary>The checks that every routine with a documented level makes first.</summary>
internal static class IrqlRules
{
    public static void RequireAtMost(this Processor processor, KernelDrive drive, Irql highest, string routine)
    {
        if (processor.Irql > highest)
        {
            throw drive.BugCheck(
                BugCheckCode.IrqlNotLessOrEqual,
                $"{routine} was called at {processor.Irql.Display()}; it may be called at {highest.Display()} or below.",
                (ulong)processor.Irql,
                (ulong)highest);
        }
    }

    /// <summary>Makes sure that the caller may give the processor up.</summary>
    public static void RequireMayWait(this Processor processor, KernelDrive drive, string subject)
    {
        if (processor.Irql >= Irql.Dispatch)
        {
            throw drive.BugCheck(
                BugCheckCode.AttemptedSwitchFromDpc, $"A wait for {subject} at {processor.Irql.Display()}.", (ulong)processor.Irql);
        }
    }

    /// <summary>The level as the field writes it.</summary>
    public static string Display(this Irql irql) => irql switch
    {
        Irql.Passive => "PASSIVE_LEVEL",
        Irql.Apc => "APC_LEVEL",
        Irql.Dispatch => "DISPATCH_LEVEL",
        >= Irql.Clock => "HIGH_LEVEL",
        _ => $"DIRQL ({(int)irql})",
    };
}
