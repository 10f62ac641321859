using System.Globalization;
using DvdPlayer.Playback;
using Spectre.Console;

namespace DvdPlayer.Reporting;

/// <summary>Shows on a terminal how far a playback is.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Shows the progress of a playback until it ends.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="name">What is played.</param>
    /// <param name="progress">Tells how far it is.</param>
    /// <param name="playback">The playback.</param>
    public static Task FollowAsync(IAnsiConsole console, string name, PlaybackProgress progress, Task playback) => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async context =>
        {
            var task = context.AddTask(Markup.Escape(name), maxValue: 1);
            while (!playback.IsCompleted)
            {
                task.Value = progress.Part;
                task.Description = Describe(name, progress);
                await Task.WhenAny(playback, Task.Delay(Interval));
            }

            task.Value = progress.Part;
            task.Description = Describe(name, progress);
            task.StopTask();
        });

    private static string Describe(string name, PlaybackProgress progress) => Markup.Escape(string.Create(
        CultureInfo.InvariantCulture, $"{name}  {progress.Position:hh\\:mm\\:ss}  {progress.Pictures} pictures"));
}
