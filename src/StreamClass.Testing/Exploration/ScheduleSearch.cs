using StreamClass.Testing.Choices;
using StreamClass.Testing.Exploration.Minimizing;
using StreamClass.Testing.Exploration.Schedules;
using StreamClass.Testing.Exploration.Stories;
using StreamClass.Testing.Exploration.Strategies;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Exploration;

/// <summary>Runs schedule after schedule until one fails.</summary>
internal sealed class ScheduleSearch(Func<Machine, Task> scenario, ExplorationOptions options)
{
    private readonly HashSet<ulong> _distinct = [];
    private readonly PathRecorder _recorder = new();
    private readonly RunLength _length = new();
    private long _steps;

    public ExplorationResult Run(int count)
    {
        using var runs = new ScenarioRuns(scenario, options);
        var progress = new ProgressReports(options.Progress);
        var choosers = CreateChoosers();
        var seeds = new SeededGenerator(options.Seed);
        for (var i = 0; i < count; i++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            if (Run(runs, choosers[i % choosers.Length], seeds.Next()) is { } failure)
            {
                var strategy = options.Strategies[i % choosers.Length].Name;
                throw Report(scenario, options, runs, new FailedSchedule(i + 1, strategy, _recorder.ToSchedule(), _recorder.Preemptions, failure));
            }

            progress.Tell(i + 1, _distinct.Count);
        }

        progress.TellLast(count, _distinct.Count);
        return new ExplorationResult { Schedules = count, DistinctSchedules = _distinct.Count, Steps = _steps, ReachedCells = options.Simulation.Coverage?.ReachedCount };
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

        return outcome.Failure is { } failure
            ? throw failure
            : new SimulationResult(0, TimeSpan.FromTicks(outcome.Time / 100), outcome.Steps, outcome.Trace);
    }

    /// <summary>Makes a failed schedule small, and tells it.</summary>
    public static ExplorationException Report(
        Func<Machine, Task> scenario, ExplorationOptions options, ScenarioRuns runs, FailedSchedule failed)
    {
        var smallest = Minimizer.Minimize(runs, failed, options);
        var story = Story.Tell(runs, smallest);
        var test = ReplayTest.Write(scenario, options, smallest.Schedule);
        return new ExplorationException(FailureReport.Write(failed, smallest, story.Text, test, options), failed, smallest, story, test);
    }

    private RunChooser[] CreateChoosers() =>
        options.Strategies.Count == 0
            ? throw new ArgumentException("An exploration needs at least one strategy.", nameof(options))
            : [.. options.Strategies.Select(static strategy => strategy.CreateChooser())];

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
