using StreamClass.Testing.Exploration.Schedules;
using StreamClass.Testing.Simulations;

namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>Runs every schedule of a scenario that does not come to the same as one that was run before.</summary>
internal sealed class ExhaustiveSearch(PlayedScenario scenario, ExhaustiveOptions options)
{
    private const string Strategy = "all schedules";

    private readonly ExhaustiveOptions _options = options with { Simulation = options.Simulation with { OffersEveryOrder = true } };

    private readonly ScheduleTree _tree = new(new VisitedStates(options.Reduces));
    private readonly BlindSpots _blindSpots = new();
    private readonly PathRecorder _recorder = new();
    private long _schedules;
    private long _runs;
    private long _steps;

    /// <exception cref="ArgumentException">The options ask for what such a search does not do.</exception>
    /// <exception cref="ExplorationException">A schedule failed.</exception>
    public ExplorationResult Run()
    {
        RefuseWhatItDoesNotDo();
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
            ReachedCells = _options.Simulation.Coverage?.ReachedCount,
            IsExhaustive = !more,
            BlindSpots = _blindSpots.Names,
        };
    }

    private void RefuseWhatItDoesNotDo()
    {
        if (options.Simulation.Processors > 1)
        {
            throw new ArgumentException(
                "All schedules are searched on one processor; explore several with Explore.Schedules.", nameof(options));
        }

        if (options.Simulation is { Faults: not null } or { SelfCheck: true })
        {
            throw new ArgumentException(
                "A search of all schedules neither lets things fail at random nor makes runs twice: leave Faults and SelfCheck of the simulation out.",
                nameof(options));
        }
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
            throw Report(runs, failure);
        }

        if (chooser.Finish())
        {
            _schedules++;
        }

        if (_tree.HasDiffered)
        {
            throw Report(runs, new SimulationException(
                SimulationFailure.NotDeterministic,
                seed: null,
                $"The scenario did not do the same when it was run again with the same schedule. {SelfCheck.Causes}",
                inner: null,
                outcome.Trace));
        }
    }

    private ExplorationException Report(ScenarioRuns runs, SimulationException failure) => ScheduleSearch.Report(
        scenario,
        _options,
        runs,
        new FailedSchedule(_runs, Strategy, null, _recorder.ToSchedule(), _recorder.Preemptions, failure));
}
