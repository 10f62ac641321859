using StreamClass.Testing.Scheduling;
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

    /// <summary>The name of the thread with a number; empty for what is no thread.</summary>
    public string Of(int actor, Actors? actors)
    {
        if (!_known.TryGetValue(actor, out var name) && actors is not null)
        {
            foreach (var (identity, number) in actors.Threads)
            {
                _known[number] = _names.Of(identity);
            }

            name = _known[actor] = _known.GetValueOrDefault(actor, string.Empty);
        }

        return name ?? string.Empty;
    }
}
