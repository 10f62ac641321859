using System.Threading.Tasks.Sources;
using StreamClass.Kernel;

namespace StreamClass.Testing.Tests;

/// <summary>A value-task source as the engine makes them: whatever the awaiting code asks for, completion goes through the drive.</summary>
internal sealed class OwnSource(KernelDrive drive) : IValueTaskSource
{
    private Action<object?>? _continuation;
    private object? _state;
    private SynchronizationContext? _context;
    private bool _completed;

    public ValueTask Task => new(this, 0);

    public void Complete()
    {
        _completed = true;
        if (_continuation is not null)
        {
            drive.Continue(_continuation, _state, _context);
        }
    }

    public void GetResult(short token)
    {
    }

    public ValueTaskSourceStatus GetStatus(short token) => _completed ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _continuation = continuation;
        _state = state;
        if ((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0)
        {
            _context = SynchronizationContext.Current;
        }

        if (_completed)
        {
            drive.Continue(continuation, state, _context);
        }
    }
}
