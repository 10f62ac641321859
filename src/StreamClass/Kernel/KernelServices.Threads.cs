namespace StreamClass.Kernel;

/// <content>Who makes calls at PASSIVE_LEVEL.</content>
public sealed partial class KernelServices
{
    /// <summary>Starts a system thread.</summary>
    /// <remarks>
    /// Native name: PsCreateSystemThread. IRQL: PASSIVE_LEVEL. The thread ends when its routine returns, as with
    /// PsTerminateSystemThread; the driver sees to that before its device goes. A machine that is switched off waits for its threads as
    /// long as its shutdown limit says. Reference 16.
    /// </remarks>
    /// <param name="routine">What the thread does.</param>
    /// <param name="context">Its argument.</param>
    /// <param name="name">Names the thread in logs and traces; null gives it a number.</param>
    /// <returns>The thread, which is signalled when it has ended.</returns>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("PsCreateSystemThread")]
    public KernelThread CreateSystemThread(Action<object?> routine, object? context = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(routine);
        Processor.Current.RequireAtMost(_drive, Irql.Passive, "PsCreateSystemThread");
        Enter("PsCreateSystemThread");
        return Threads.Start(routine, context, name);
    }

    /// <summary>Has a routine called once by a system thread, at PASSIVE_LEVEL.</summary>
    /// <remarks>
    /// Native names: ExQueueWorkItem, IoQueueWorkItem. IRQL &lt;= DISPATCH_LEVEL. An exception in the routine is a bug check.
    /// Reference 16.
    /// </remarks>
    /// <param name="routine">What to call.</param>
    /// <param name="context">Its argument.</param>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("ExQueueWorkItem")]
    public void QueueWorkItem(Action<object?> routine, object? context = null)
    {
        ArgumentNullException.ThrowIfNull(routine);
        Processor.Current.RequireAtMost(_drive, Irql.Dispatch, "ExQueueWorkItem");
        Enter("ExQueueWorkItem");
        _drive.QueueWorkItem(new WorkItem(static state => ((QueuedCall)state!).Run(), new QueuedCall(_drive, routine, context)));
    }

    private sealed class QueuedCall(KernelDrive drive, Action<object?> routine, object? context) : INamedSubject
    {
        public string Name => "work item";

        public void Run()
        {
            // The thread below may have made other calls, which are no business of this one.
            Processor.Current.ThreadOrNone = null;
            SystemRoutine.Run(drive, "A work item", routine, context, BugCheckCode.SystemThreadExceptionNotHandled);
        }
    }
}
