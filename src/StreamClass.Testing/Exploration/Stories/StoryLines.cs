using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Reads the lines of a story out of a trace.</summary>
internal static class StoryLines
{
    public static List<StoryLine> Read(Trace trace, IReadOnlyDictionary<int, Mark> marks, SimulationFailure? failure)
    {
        var names = new TraceNames();
        var cast = Complete(trace);
        var present = new Cast();
        var lines = new List<StoryLine>();
        var choice = 0;
        foreach (ref readonly var entry in trace.Entries)
        {
            var name = names.Of(entry.Subject);
            var who = present.Follow(entry, name);
            var isChoice = entry.Kind == TraceKind.Choice;
            if (isChoice && marks.TryGetValue(choice, out var mark))
            {
                var whom = mark.IsThread ? cast.Of(mark.Actor) : name;
                lines.Add(new StoryLine(entry.Time, entry.Level, entry.Processor, who, StoryWords.OfMark(mark, whom), IsMark: true));
            }
            else if (StoryWords.Of(entry.Kind, name) is { } what)
            {
                var isEnd = entry.Kind == (failure == SimulationFailure.BugCheck ? TraceKind.BugCheck : TraceKind.Failed);
                lines.Add(new StoryLine(entry.Time, entry.Level, entry.Processor, who, what, IsMark: false, isEnd));
            }

            choice += isChoice ? 1 : 0;
        }

        return lines;
    }

    /// <summary>Whoever is picked for the first time is named by what it does next, so all have to be known before.</summary>
    private static Cast Complete(Trace trace)
    {
        var names = new TraceNames();
        var cast = new Cast();
        foreach (ref readonly var entry in trace.Entries)
        {
            cast.Follow(entry, names.Of(entry.Subject));
        }

        return cast;
    }
}
