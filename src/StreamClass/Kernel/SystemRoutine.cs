namespace StreamClass.Kernel;

/// <summary>One call of a driver's routine that nobody above would catch: of a system thread, a work item or a DPC.</summary>
internal static class SystemRoutine
{
    /// <summary>Runs a routine without ambient context, and back at the level it had. What it throws is a bug check.</summary>
    public static void Run(KernelDrive drive, string name, Action<object?> routine, object? context, BugCheckCode unhandled)
    {
        var processor = Processor.Current;
        var level = processor.Irql;
        var ambient = SynchronizationContext.Current;
        processor.Drive = drive;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            routine(context);
            if (processor.Irql != level)
            {
                _ = drive.BugCheck(
                    BugCheckCode.IrqlUnexpectedValue,
                    $"{name} was called at {level.Display()} and came back at {processor.Irql.Display()}.",
                    (ulong)processor.Irql,
                    (ulong)level);
            }
        }
        catch (Exception exception) when (!drive.IsUnwinding)
        {
            // One that is a bug check is on record already.
            if (exception is not BugCheckException)
            {
                _ = drive.BugCheck(unhandled, $"{name} threw {exception.GetType().Name}: {exception.Message}");
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(ambient);
            if (processor.Irql != level)
            {
                processor.Irql = level;
            }
        }
    }
}
