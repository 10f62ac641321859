using StreamClass.Testing.Choices;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Simulations;

/// <summary>One run: a drive, a scenario on it, and the thread that waits for both.</summary>
internal sealed class SimulationSession(
    SimulationOptions options, IChooser chooser, CarrierPool carriers, Trace trace, ulong? seed)
{
    /// <summary>A run that has hung before is given no more than this.</summary>
    private static readonly TimeSpan SecondLimit = TimeSpan.FromSeconds(5);

    /// <summary>What is done to the run at certain points of it.</summary>
    public IRunInjection? Injection { get; init; }

    /// <summary>Runs the scenario to its end.</summary>
    /// <param name="create">Makes the subject for the drive of the run.</param>
    /// <param name="scenario">What is done with it.</param>
    /// <param name="inspection">Looks at the subject when the scenario has ended.</param>
    public RunOutcome Run<T>(Func<SimulatedDrive, T> create, Func<T, Task> scenario, IRunInspection<T>? inspection = null)
        where T : IAsyncDisposable
    {
        var run = new RunState(seed, options.MaxSteps, trace);
        var drive = new SimulatedDrive(options, chooser, run, trace, carriers);
        drive.Scheduler.Injection = Injection;
        if (carriers.Player is { } player)
        {
            player.Make(run, drive.Scheduler, Begin(run, drive, create, scenario, inspection));
            run.AwaitLeft(TimeSpan.Zero);
            return new RunOutcome(run.Failure, drive.Clock.Time, run.Steps, drive.Scheduler.Choices, trace);
        }

        drive.Scheduler.Start(Begin(run, drive, create, scenario, inspection));
        if (!Watchdog.Watch(run, options.Watchdog))
        {
            var seen = trace.RenderLast();
            var place = FindPlace(run.Steps, create, scenario);
            _ = run.Fail(
                SimulationFailure.Hung,
                $"The run hangs: no step for {options.Watchdog} of real time. Something blocks that the simulation does not know, such as a monitor, a"
                + $" semaphore or Task.Wait: await it, or use a lock of the kernel. It runs since {seen}{place}." + drive.DescribeStanding());
        }

        run.AwaitLeft(TimeSpan.Zero);
        return new RunOutcome(run.Failure, drive.Clock.Time, run.Steps, drive.Scheduler.Choices, trace);
    }

    private static ScenarioStart Begin<T>(
        RunState run, SimulatedDrive drive, Func<SimulatedDrive, T> create, Func<T, Task> scenario, IRunInspection<T>? inspection)
        where T : IAsyncDisposable
    {
        return new ScenarioStart(drive.Context, PlayAsync, started => drive.Scheduler.Scenario = started, ExecutionContext.Capture());

        async Task PlayAsync()
        {
            var subject = create(drive);
            try
            {
                await using (subject)
                {
                    try
                    {
                        await scenario(subject);
                    }
                    catch (Exception exception) when (drive.NoteAndPass(exception))
                    {
                    }

                    inspection?.ScenarioEnded(subject);
                }
            }
            catch (Exception exception) when (exception is not SimulationStoppedException && inspection?.Cause(subject) is { } cause)
            {
                var message = $"{cause.Message} In consequence the scenario threw: {exception.Message}";
                throw run.Fail(cause.Failure, message, cause.Exception ?? exception);
            }

            await SettleAsync(drive);
            if (inspection?.Disposed(subject) is { } finding)
            {
                throw run.Fail(finding.Failure, finding.Message, finding.Exception);
            }
        }
    }

    /// <summary>Lets what is under way come to rest, without letting time pass.</summary>
    private static Task SettleAsync(SimulatedDrive drive)
    {
        if (drive.Scheduler.IsAtRest)
        {
            return Task.CompletedTask;
        }

        var rest = new TaskCompletionSource();
        drive.Scheduler.WhenAtRest = rest.SetResult;
        return rest.Task;
    }

    /// <summary>Runs a run that hangs once more, and looks where its code is at the last step.</summary>
    private string FindPlace<T>(long steps, Func<SimulatedDrive, T> create, Func<T, Task> scenario)
        where T : IAsyncDisposable
    {
        if (!trace.IsRecording)
        {
            return string.Empty;
        }

        var silent = new Trace(isRecording: false);
        var again = new RunState(null, options.MaxSteps, silent, placesFrom: steps);
        var drive = new SimulatedDrive(options, new RecordedChooser(trace), again, silent, carriers);
        drive.Scheduler.Start(Begin(again, drive, create, scenario, inspection: null));
        var limit = options.Watchdog < SecondLimit ? options.Watchdog : SecondLimit;
        var isSame = !Watchdog.Watch(again, limit) && again.Steps == steps;
        _ = again.Fail(SimulationFailure.Hung, "The run hangs once more.");
        return isSame
            ? $", last seen {again.Place ?? "in code of the runtime"}"
            : ", and not at the same place when it is run again: something outlives a run, such as a static lock";
    }
}
