using StreamClass.Testing.Choices;
using StreamClass.Testing.Exploration.Minimizing;
using StreamClass.Testing.Exploration.Schedules;
using StreamClass.Testing.Exploration.Stories;
using StreamClass.Testing.Exploration.Strategies;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Exploration;

/// <summary>Runs schedule after schedule until one fails.</summary>
internal sealed class ScheduleSearch(PlayedScenario scenario, ExplorationOptions options)
{
    private readonly HashSet<ulong> _distinct = [];
    private readonly PathRecorder _recorder = new();
    private readonly RunLength _length = new();
    private SimulationException? _failure;
    private long _made;
    private long _steps;

    /// <summary>A search where things fail at random, and where what a scenario throws because of that is no failure.</summary>
    /// <exception cref="ArgumentException">The options have no plan of faults.</exception>
    public static ScheduleSearch UnderFaults(PlayedScenario scenario, ExplorationOptions options) =>
        options.Simulation.Faults is null
            ? throw new ArgumentException("The options say nothing of what fails: give them a FaultPlan, as Simulation.Faults.", nameof(options))
            : new ScheduleSearch(scenario.Bearing(FaultPlan.Explains), options);

    public ExplorationResult Run(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var runs = new ScenarioRuns(scenario, options);
        var progress = new ProgressReports(options.Progress);
        RunChooser[] choosers = [.. options.Strategies.Select(static strategy => strategy.CreateChooser())];
        if (!runs.TryPlay(() => Play(runs, choosers, count, progress)))
        {
            _failure = Hang(runs);
        }

        if (_failure is not null)
        {
            var strategy = options.Strategies[(int)(_made % choosers.Length)].Name;
            throw Report(
                scenario,
                options,
                runs,
                new FailedSchedule(_made + 1, strategy, options.Seed, _recorder.ToSchedule(), _recorder.Preemptions, _failure));
        }

        progress.TellLast(count, _distinct.Count);
        return new ExplorationResult
        {
            Schedules = count,
            DistinctSchedules = _distinct.Count,
            Steps = _steps,
            ReachedCells = options.Simulation.Coverage?.ReachedCount,
        };
    }

    public SimulationResult Replay(string text)
    {
        using var runs = new ScenarioRuns(scenario, options);
        var schedule = ScheduleParser.Parse(text);
        var chooser = new ScheduleChooser(schedule);
        var outcome = runs.Record(chooser);
        if (chooser.Mismatch is { } mismatch)
        {
            throw new SimulationException(
                SimulationFailure.ScheduleOutdated,
                seed: null,
                $"The schedule {schedule} was made for other code, or for other options: {mismatch}. Explore anew.",
                outcome.Failure,
                outcome.Trace);
        }

        return outcome.Conclude(null);
    }

    /// <summary>Makes a failed schedule small, and tells it.</summary>
    public static ExplorationException Report(
        PlayedScenario scenario, ScheduleOptions options, ScenarioRuns runs, FailedSchedule failed)
    {
        var smallest = Minimizer.Minimize(runs, failed, options);
        var story = Story.Tell(runs, smallest);
        var test = ReplayTest.Write(scenario, options, smallest.Schedule);
        return new ExplorationException(FailureReport.Write(failed, smallest, story.Text, test), failed, smallest, story, test);
    }

    private void Play(ScenarioRuns runs, RunChooser[] choosers, long count, ProgressReports progress)
    {
        var seeds = new SeededGenerator(options.Seed);
        for (_made = 0; _made < count; _made++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            _failure = Run(runs, choosers[_made % choosers.Length], seeds.Next());
            if (_failure is not null)
            {
                return;
            }

            progress.Tell(_made + 1, _distinct.Count);
        }
    }

    /// <summary>Makes the run that hangs once more, by itself and with a trace, which tells who stands where.</summary>
    private SimulationException Hang(ScenarioRuns runs)
    {
        var outcome = runs.Record(new ScheduleChooser(_recorder.ToSchedule()));
        return outcome.Failure ?? new SimulationException(
            SimulationFailure.Hung,
            seed: null,
            $"A run hung for {options.Simulation.Watchdog} of real time, but not when it was made again: something outlives a run, such as a static lock.",
            inner: null,
            outcome.Trace);
    }

    private SimulationException? Run(ScenarioRuns runs, RunChooser chooser, ulong seed)
    {
        chooser.Begin(seed, _length.Estimate);
        _recorder.Begin(FaultChooser.Over(chooser, options.Simulation.Faults, seed));
        var outcome = options.Simulation.SelfCheck ? runs.RunTwice(_recorder) : runs.Run(_recorder);
        _length.Learn(outcome.Choices);
        _distinct.Add(_recorder.Hash);
        _steps += outcome.Steps;
        return outcome.Failure;
    }
}
