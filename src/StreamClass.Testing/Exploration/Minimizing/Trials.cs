using StreamClass.Testing.Exploration.Schedules;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Tries runs until the budget is spent, and keeps the smallest that fails in the way that is looked for.</summary>
/// <param name="runs">Makes the runs.</param>
/// <param name="identity">The way to fail.</param>
/// <param name="budget">How many runs there may be.</param>
internal sealed class Trials(ScenarioRuns runs, FailureIdentity identity, long budget)
{
    /// <summary>A failure at the end of a long run must not take for ever to make small.</summary>
    private const long MaxSteps = 5_000_000;

    private readonly PathRecorder _recorder = new();
    private FailingRun? _first;
    private FailingRun? _best;
    private long _steps;

    /// <summary>What there was to begin with.</summary>
    public FailingRun First => _first ?? throw new InvalidOperationException("Nothing has failed yet.");

    /// <summary>The smallest so far.</summary>
    public FailingRun Best => _best ?? throw new InvalidOperationException("Nothing has failed yet.");

    public long Runs { get; private set; }

    public long Left => _steps < MaxSteps ? Math.Max(0, budget - Runs) : 0;

    /// <summary>Makes the first run, whatever the budget.</summary>
    public bool Start(KeyedChooser chooser)
    {
        _best = _first = Run(chooser);
        return _best is not null;
    }

    /// <summary>Makes a run, if there may be another.</summary>
    /// <returns>Whether it is the smallest now.</returns>
    public bool Try(KeyedChooser chooser)
    {
        if (Left == 0 || Run(chooser) is not { } run || !run.IsSmallerThan(Best))
        {
            return false;
        }

        _best = run;
        return true;
    }

    /// <summary>Tries the smallest run with other deviations.</summary>
    public bool Try(IEnumerable<KeyedDeviation> deviations) => Try(new AttemptChooser(deviations, Best.Chooser.LeftOut));

    private FailingRun? Run(KeyedChooser chooser)
    {
        Runs++;
        _recorder.Begin(chooser);
        var outcome = runs.Retry(_recorder);
        _steps += outcome.Steps;
        return outcome.Failure is { } failure && FailureIdentity.Of(failure) == identity
            ? new FailingRun(chooser, _recorder.ToSchedule(), _recorder.Preemptions, failure)
            : null;
    }
}
