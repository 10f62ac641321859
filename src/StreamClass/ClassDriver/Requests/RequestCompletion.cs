using System.Threading.Tasks.Sources;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Requests;

/// <summary>Where the client of a request continues.</summary>
/// <remarks>
/// Unlike the base library's core for value-task sources it never runs a continuation inline, whatever the flags say: client
/// code never runs inside a minidriver call, and in a simulation the drive orders it.
/// </remarks>
internal struct RequestCompletion
{
    private static readonly Action<object?> Finished = static _ => { };

    private Action<object?>? _continuation;
    private object? _state;
    private SynchronizationContext? _context;

    public readonly bool IsFinished => ReferenceEquals(Volatile.Read(in _continuation), Finished);

    public void Reset()
    {
        _continuation = null;
        _state = null;
        _context = null;
    }

    public void Finish(KernelDrive drive)
    {
        var continuation = Interlocked.Exchange(ref _continuation, Finished);
        if (continuation is not null)
        {
            drive.Continue(continuation, _state, _context);
        }
    }

    public void OnCompleted(KernelDrive drive, Action<object?> continuation, object? state, ValueTaskSourceOnCompletedFlags flags)
    {
        var context = (flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0 ? SynchronizationContext.Current : null;
        if ((flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0 && ExecutionContext.Capture() is { } execution)
        {
            state = (execution, continuation, state);
            continuation = static flowing =>
            {
                var (execution, continuation, state) = ((ExecutionContext, Action<object?>, object?))flowing!;
                ExecutionContext.Run(execution, new ContextCallback(continuation), state);
            };
        }

        _state = state;
        _context = context;
        var previous = Interlocked.CompareExchange(ref _continuation, continuation, null);
        if (ReferenceEquals(previous, Finished))
        {
            drive.Continue(continuation, state, context);
        }
        else if (previous is not null)
        {
            throw new InvalidOperationException("A request can be awaited once only; turn its value task into a task to await it twice.");
        }
    }
}
