using StreamClass.Kernel;

namespace StreamClass.Testing.Tests;

/// <summary>The smallest thing that a line can ask: a routine under a lock.</summary>
internal sealed class Connection : IInterruptObject
{
    private readonly InterruptLine _line;
    private readonly Func<bool> _routine;
    private bool _held;
    private bool _latched;

    public Connection(InterruptLine line, Func<bool> routine)
    {
        _line = line;
        _routine = routine;
        line.Connect(this);
    }

    public object? Owner { get; init; }

    public bool IsMasked => _held;

    public InterruptAnswer Ask(InterruptLine line)
    {
        if (_held)
        {
            _latched = true;
            return InterruptAnswer.Deferred;
        }

        Hold(() => _line.Resume(_routine()));
        return InterruptAnswer.Deferred;
    }

    /// <summary>Runs something under the lock, and then what came meanwhile.</summary>
    public void Hold(Action action)
    {
        var processor = Processor.Current;
        var previous = processor.Irql;
        processor.Irql = _line.Irql;
        _held = true;
        action();
        while (_latched)
        {
            _latched = false;
            _line.Resume(_routine());
        }

        _held = false;
        processor.Lower(previous);
    }
}
