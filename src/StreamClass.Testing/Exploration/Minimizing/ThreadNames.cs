using StreamClass.Testing.Threads;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Names the threads of a run.</summary>
/// <remarks>
/// All of them in the order of their numbers, whichever is asked for: a name does not depend on which choices the run had.
/// </remarks>
internal sealed class ThreadNames
{
    private readonly TraceNames _names = new();
    private readonly Dictionary<int, string> _known = [];
    private int _named;

    /// <summary>The name of the thread with a number; empty for what is no thread.</summary>
    public string Of(int actor, Actors? actors)
    {
        if (!_known.TryGetValue(actor, out var name) && actors is not null)
        {
            for (; _named < actors.Threads.Count; _named++)
            {
                _known[actors.NumberOf(actors.Threads[_named])] = _names.Of(actors.Threads[_named]);
            }

            name = _known[actor] = _known.GetValueOrDefault(actor, string.Empty);
        }

        return name ?? string.Empty;
    }
}
