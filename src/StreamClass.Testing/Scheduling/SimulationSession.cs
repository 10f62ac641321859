using StreamClass.Testing.Choices;
using StreamClass.Testing.Invariants;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>One run: a drive, a scenario on it, and the thread that waits for both.</summary>
internal sealed class SimulationSession
{
    private readonly SimulationOptions _options;
    private readonly Trace _trace;
    private readonly RunState _run;
    private readonly SimulatedDrive _drive;

    public SimulationSession(SimulationOptions options, IChooser chooser, CarrierPool carriers, Trace trace, ulong? seed)
    {
        _trace = trace;
        _options = options;
        _run = new RunState(seed, options, _trace);
        _drive = new SimulatedDrive(options, chooser, _run, _trace, carriers);
    }

    /// <summary>Runs the scenario to its end.</summary>
    /// <param name="create">Makes the subject for the drive of the run.</param>
    /// <param name="scenario">What is done with it.</param>
    /// <param name="inspect">Looks at the subject when it has been disposed; it names what is wrong with it.</param>
    public RunOutcome Run<T>(Func<SimulatedDrive, T> create, Func<T, Task> scenario, Func<T, Finding?>? inspect = null)
        where T : IAsyncDisposable
    {
        _drive.Scheduler.Start(new ScenarioStart(
            _drive.Scheduler, _drive.Context, () => PlayAsync(create, scenario, inspect), ExecutionContext.Capture()));
        WaitUntilOver();
        _run.AwaitLeft(TimeSpan.Zero);
        return new RunOutcome(_run.Failure, _drive.Time, _run.Steps, _drive.Scheduler.Choices, _trace);
    }

    private async Task PlayAsync<T>(Func<SimulatedDrive, T> create, Func<T, Task> scenario, Func<T, Finding?>? inspect)
        where T : IAsyncDisposable
    {
        var subject = create(_drive);
        await using (subject)
        {
            await scenario(subject);
        }

        if (inspect?.Invoke(subject) is { } finding)
        {
            throw _run.Fail(finding.Failure, finding.Message, finding.Exception);
        }
    }

    /// <summary>A hung carrier cannot be stopped; it is left behind, and its next call of the machine ends it.</summary>
    private void WaitUntilOver()
    {
        for (var steps = -1L; !_run.Over.Wait(_options.Watchdog); steps = _run.Steps)
        {
            if (steps == _run.Steps)
            {
                _ = _run.Fail(
                    SimulationFailure.Hung,
                    $"The run hangs: no step for {_options.Watchdog} of real time. Code that does not come back runs since {_trace.RenderLast()}");
                return;
            }
        }
    }
}
