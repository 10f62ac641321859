using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Knows who acts by the numbers that the trace gives them.</summary>
internal sealed class Cast
{
    private readonly Dictionary<int, string> _names = [];

    /// <summary>Who has a number.</summary>
    public string Of(int actor) => _names.GetValueOrDefault(actor, "a thread that has not begun");

    /// <summary>Takes a line of the trace, and says who it is about.</summary>
    public string Follow(in TraceEntry entry, string name)
    {
        if (StoryWords.Beginning(entry.Kind, name) is { } beginning)
        {
            // The line about an interrupt is still one of the code that is interrupted.
            var actor = entry is { Kind: TraceKind.Interrupt, Subject: InterruptLine line } ? line.DriveNumber : entry.Actor;
            _names[actor] = beginning;
        }

        return entry.Level >= Irql.Clock ? "hardware and clock" : Of(entry.Actor);
    }
}
