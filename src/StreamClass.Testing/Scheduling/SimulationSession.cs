using StreamClass.Testing.Choices;
using StreamClass.Testing.Invariants;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>One run: a drive, a scenario on it, and the thread that waits for both.</summary>
internal sealed class SimulationSession
{
    private readonly ulong _seed;
    /// <summary>What has not come to rest after so many turns does not.</summary>
    private const int TurnsToSettle = 1_000;

    private readonly SimulationOptions _options;
    private readonly Trace _trace = new();
    private readonly RunState _run;
    private readonly SimulatedDrive _drive;

    public SimulationSession(ulong seed, SimulationOptions options, IChooser chooser, CarrierPool carriers)
    {
        _seed = seed;
        _options = options;
        _run = new RunState(seed, options, _trace);
        _drive = new SimulatedDrive(options, chooser, _run, _trace, carriers);
    }

    /// <summary>Runs the scenario to its end.</summary>
    /// <exception cref="SimulationException">The run failed.</exception>
    /// <param name="create">Makes the subject for the drive of the run.</param>
    /// <param name="scenario">What is done with it.</param>
    /// <param name="inspection">Looks at the subject when the scenario has ended.</param>
    public SimulationResult Run<T>(Func<SimulatedDrive, T> create, Func<T, Task> scenario, IRunInspection<T>? inspection = null)
        where T : IAsyncDisposable
    {
        _drive.Scheduler.Start(new ScenarioStart(
            _drive.Scheduler, _drive.Context, () => PlayAsync(create, scenario, inspection), ExecutionContext.Capture()));
        WaitUntilOver();
        _run.AwaitLeft(TimeSpan.Zero);
        return _run.Failure is { } failure
            ? throw failure
            : new SimulationResult(_seed, TimeSpan.FromTicks(_drive.Time / 100), _run.Steps, _trace);
    }

    private async Task PlayAsync<T>(Func<SimulatedDrive, T> create, Func<T, Task> scenario, IRunInspection<T>? inspection)
        where T : IAsyncDisposable
    {
        var subject = create(_drive);
        await using (subject)
        {
            await scenario(subject);
            inspection?.ScenarioEnded(subject);
        }

        await SettleAsync();
        if (inspection?.Disposed(subject) is { } finding)
        {
            throw _run.Fail(finding.Failure, finding.Message, finding.Exception);
        }
    }

    /// <summary>Lets what is under way come to rest.</summary>
    private async Task SettleAsync()
    {
        for (var turn = 0; turn < TurnsToSettle && _drive.Scheduler.SystemWork.Any(); turn++)
        {
            await Task.Yield();
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
