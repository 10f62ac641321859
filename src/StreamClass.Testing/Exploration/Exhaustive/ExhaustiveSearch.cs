using StreamClass.Testing.Exploration.Schedules;

namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>Runs every schedule of a scenario that does not come to the same as one that was run before.</summary>
internal sealed class ExhaustiveSearch(Func<Machine, Task> scenario, ExhaustiveOptions options)
{
    private readonly ExplorationOptions _options =
        options.Exploration with { Simulation = options.Exploration.Simulation with { OffersEveryOrder = true } };

    private readonly ScheduleTree _tree = new(new VisitedStates(options.Reduces));
    private readonly BlindSpots _blindSpots = new();
    private readonly PathRecorder _recorder = new();
    private long _schedules;
    private long _runs;
    private long _steps;

    /// <exception cref="ExplorationException">A schedule failed.</exception>
    public ExplorationResult Run()
    {
        using var runs = new ScenarioRuns(scenario, _options);
        var progress = new ProgressReports(_options.Progress);
        var more = _tree.MoveNext();
        for (; more && _runs < options.MaxRuns; more = _tree.MoveNext())
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            RunNext(runs);
            progress.Tell(_runs, _schedules);
        }

        progress.TellLast(_runs, _schedules);
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

    private void RunNext(ScenarioRuns runs)
    {
        var chooser = new EveryOrderChooser(_tree, new SharingRecorder(options.SharedStateIsDeclared, _blindSpots));
        _recorder.Begin(chooser);
        var outcome = runs.Run(_recorder);
        _runs++;
        _steps += outcome.Steps;
        if (outcome.Failure is { } failure)
        {
            var failed = new FailedSchedule(_runs, "all schedules", _recorder.ToSchedule(), _recorder.Preemptions, failure);
            throw ScheduleSearch.Report(scenario, _options, runs, failed);
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
}
