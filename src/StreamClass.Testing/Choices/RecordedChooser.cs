using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Choices;

/// <summary>Picks again what was picked in an earlier run.</summary>
internal sealed class RecordedChooser(Trace trace) : IChooser
{
    private int _next;

    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        var entries = trace.Entries;
        while (_next < entries.Length && entries[_next].Kind != TraceKind.Choice)
        {
            _next++;
        }

        // A run that is not the same takes what comes first; whoever compares sees that it is another one.
        return _next < entries.Length && entries[_next++].Pick is var pick && pick < choices.Length ? pick : 0;
    }
}
