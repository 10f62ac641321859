using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Knows who acts: threads by their numbers, and what runs nested on top of them by its level.</summary>
internal sealed class Cast
{
    private readonly Dictionary<int, string> _threads = [];
    private readonly Stack<(string Name, Irql Level)> _nested = new();
    private int _running;

    /// <summary>The name of a thread; nobody has one who has not run yet.</summary>
    public string Thread(int actor) => _threads.GetValueOrDefault(actor, "a thread that has not begun");

    /// <summary>Takes a line of the trace, and says who it is about.</summary>
    public string Follow(in TraceEntry entry, string name)
    {
        if (entry.Actor != _running)
        {
            _running = entry.Actor;
            _nested.Clear();
        }

        while (_nested.TryPeek(out var top) && entry.Level < top.Level)
        {
            _nested.Pop();
        }

        if (StoryWords.Beginning(entry.Kind, name) is { } beginning)
        {
            Begin(entry, beginning);
        }

        return entry.Level >= Irql.Clock ? "hardware and clock" : _nested.TryPeek(out var nested) ? nested.Name : Thread(entry.Actor);
    }

    private void Begin(in TraceEntry entry, string beginning)
    {
        switch (entry.Kind)
        {
            case TraceKind.Dpc:
                if (_nested.TryPeek(out var before) && before.Level == entry.Level)
                {
                    _nested.Pop();
                }

                _nested.Push((beginning, entry.Level));
                break;
            case TraceKind.Interrupt:
                // The line stands where the level has not been raised yet.
                _nested.Push((beginning, (Irql)Math.Max((int)entry.Level + 1, (int)Irql.Device)));
                break;
            default:
                _nested.Clear();
                _threads[entry.Actor] = beginning;
                break;
        }
    }
}
