using System.Diagnostics;
using System.Globalization;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Scheduling;
using Trace = StreamClass.Testing.Tracing.Trace;

namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>Runs every schedule of a scenario that is not equal to one that was run before.</summary>
/// <param name="run">Runs the scenario once, as a chooser decides.</param>
/// <param name="options">When the search gives up.</param>
internal sealed class ExhaustiveSearch(Func<IChooser, Trace, RunOutcome> run, ExhaustiveOptions options)
{
    private const int RunsBetweenReports = 256;

    private readonly ScheduleTree _tree = new(new VisitedStates(options.Reduces));
    private readonly BlindSpots _blindSpots = new();
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private long _schedules;
    private long _runs;
    private long _steps;

    /// <exception cref="ExplorationException">A schedule failed.</exception>
    public ExplorationResult Run()
    {
        var more = _tree.MoveNext();
        for (; more && _runs < options.MaxRuns; more = _tree.MoveNext())
        {
            options.Exploration.CancellationToken.ThrowIfCancellationRequested();
            RunNext();
            if (_runs % RunsBetweenReports == 0)
            {
                options.Exploration.Progress?.Report(new ExplorationProgress(_runs, _schedules, _elapsed.Elapsed));
            }
        }

        return new ExplorationResult
        {
            Schedules = _schedules,
            DistinctSchedules = _schedules,
            RepeatedSchedules = _runs - _schedules,
            Steps = _steps,
            IsExhaustive = !more,
            BlindSpots = _blindSpots.Names,
        };
    }

    private void RunNext()
    {
        var chooser = new EveryOrderChooser(_tree, new SharingRecorder(options.SharedStateIsDeclared, _blindSpots));
        var outcome = run(chooser, new Trace(isRecording: false));
        _runs++;
        _steps += outcome.Steps;
        if (outcome.Failure is { } failure)
        {
            throw Report(failure, chooser.Preemptions);
        }

        if (chooser.Finish())
        {
            _schedules++;
        }

        if (_tree.HasDiffered)
        {
            throw new InvalidOperationException(
                "The scenario did not do the same when it was run again with the same schedule; it must not keep anything from run to run.");
        }
    }

    /// <summary>Runs the schedule again to have its trace.</summary>
    private ExplorationException Report(SimulationException failure, int preemptions)
    {
        var schedule = new EverySchedule(_tree.Picks);
        failure = run(new FixedChooser(schedule), new Trace()).Failure ?? failure;
        return new ExplorationException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Schedule {_runs} of a search through all schedules failed: {failure.Message} (Schedule \"{schedule}\" replays it.)"),
            failure,
            _runs,
            schedule.ToString(),
            preemptions);
    }
}
