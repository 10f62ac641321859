using System.Globalization;
using System.Text;
using StreamClass.Testing.Exploration.Minimizing;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Writes what the reader of a failed test sees.</summary>
internal static class FailureReport
{
    public static string Write(FailedSchedule failed, SmallestSchedule smallest, string story, string test)
    {
        var text = new StringBuilder();
        text.Append(smallest.Failure.Message).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{smallest.Failure.Failure} in schedule {failed.Schedules}, chosen by {failed.Strategy}");
        text.Append(failed.Seed is { } seed ? string.Create(CultureInfo.InvariantCulture, $" under the exploration seed {seed}.\n") : ".\n");
        AppendSchedule(text, failed, smallest);
        AppendStory(text, story);
        text.Append("\nA test that replays it:\n\n");
        foreach (var line in test.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {line}\n");
        }

        return text.ToString();
    }

    private static void AppendSchedule(StringBuilder text, FailedSchedule failed, SmallestSchedule smallest)
    {
        text.Append(CultureInfo.InvariantCulture, $"Schedule: {smallest.Schedule}\n");
        if (!smallest.Replays)
        {
            text.Append("The same schedule did not fail in the same way again: something decides this scenario that the schedule does not know, ")
                .Append("such as static state, real time, or the order of a set of objects.\n");
            return;
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"It has {Count(smallest.Preemptions, "preemption")} and {Count(smallest.Schedule.Deviations.Count - smallest.Preemptions, "other deviation")} from the default order.");
        text.Append(
            CultureInfo.InvariantCulture,
            $" Found with {failed.Preemptions} and {failed.Schedule.Deviations.Count - failed.Preemptions}; {Count(smallest.Runs, "run")} to make it this small.\n");
        if (smallest.LeftOut.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"It fails without: {string.Join("; ", smallest.LeftOut)}.\n");
        }
    }

    private static void AppendStory(StringBuilder text, string story)
    {
        if (story.Length > 0)
        {
            text.Append("\nWho did what, by virtual time in ns and IRQL; --> is what the schedule decided:\n\n").Append(story);
        }
    }

    private static string Count(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? string.Empty : "s")}");
}
