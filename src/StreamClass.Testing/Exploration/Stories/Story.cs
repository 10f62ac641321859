using StreamClass.Testing.Exploration.Minimizing;
using StreamClass.Testing.Exploration.Schedules;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>What happens in a schedule: who runs, at which level, what they do, and where the schedule interferes.</summary>
/// <param name="Text">The story; empty when the schedule cannot be run again.</param>
/// <param name="Failure">How it ends, with its trace.</param>
internal sealed record Story(string Text, SimulationException Failure)
{
    /// <summary>Runs a schedule once more, and tells it.</summary>
    public static Story Tell(ScenarioRuns runs, SmallestSchedule smallest)
    {
        if (!smallest.Replays || smallest.Runs == 0)
        {
            return new Story(string.Empty, smallest.Failure);
        }

        var recorder = new MarkRecorder(new ScheduleChooser(smallest.Schedule));
        var outcome = runs.Record(recorder);
        return new Story(StoryPage.Write(StoryLines.Read(outcome.Trace, recorder.Marks, outcome.Failure?.Failure)), outcome.Failure ?? smallest.Failure);
    }
}
