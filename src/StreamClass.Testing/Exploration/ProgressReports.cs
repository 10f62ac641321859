namespace StreamClass.Testing.Exploration;

/// <summary>Tells how far an exploration is, twice a second.</summary>
/// <remarks>Real time decides when it is told, and nothing else.</remarks>
internal sealed class ProgressReports(IProgress<ExplorationProgress>? progress)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly long _start = TimeProvider.System.GetTimestamp();
    private TimeSpan _next = Interval;

    public void Tell(long schedules, long distinct)
    {
        if (progress is null)
        {
            return;
        }

        var elapsed = TimeProvider.System.GetElapsedTime(_start);
        if (elapsed >= _next)
        {
            _next = elapsed + Interval;
            progress.Report(new ExplorationProgress(schedules, distinct, elapsed));
        }
    }

    public void TellLast(long schedules, long distinct) =>
        progress?.Report(new ExplorationProgress(schedules, distinct, TimeProvider.System.GetElapsedTime(_start)));
}
