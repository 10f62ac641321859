using StreamClass.Testing.Exploration.Minimizing;
using StreamClass.Testing.Exploration.Schedules;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Tells what happens in a schedule: who runs, at which level, what they do, and where the schedule interferes.</summary>
internal static class Story
{
    public static string Tell(ScenarioRuns runs, SmallestSchedule smallest)
    {
        if (!smallest.Replays || smallest.Runs == 0)
        {
            return string.Empty;
        }

        var recorder = new MarkRecorder(new ScheduleChooser(smallest.Schedule));
        var outcome = runs.Record(recorder);
        return StoryPage.Write(StoryLines.Read(outcome.Trace, recorder.Marks));
    }
}
