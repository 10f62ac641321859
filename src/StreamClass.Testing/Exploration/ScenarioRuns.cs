using StreamClass.Testing.Choices;
using StreamClass.Testing.Exploration.Schedules;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Simulations;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration;

/// <summary>Runs one scenario again and again, on the same threads.</summary>
internal sealed class ScenarioRuns(PlayedScenario scenario, ScheduleOptions options) : IDisposable
{
    private readonly CarrierPool _carriers = new();
    private readonly Trace _silence = new(isRecording: false);

    // A minimizer makes many runs that fail, most of them in a way that is known; none needs to wait for what may come from outside.
    private readonly SimulationOptions _impatient = options.Simulation with { LeftGrace = TimeSpan.Zero };

    /// <summary>Has work that makes many runs done on a thread of the simulation.</summary>
    /// <returns>False when one of the runs hangs; the work does not go on then.</returns>
    public bool TryPlay(Action work)
    {
        using var player = new Player(_carriers);
        return player.TryPlay(work, options.Simulation.Watchdog);
    }

    /// <summary>Makes a run that keeps no trace.</summary>
    public RunOutcome Run(IChooser chooser) => Run(chooser, options.Simulation, _silence);

    /// <summary>Makes a run, and the same once more, and compares their traces.</summary>
    public RunOutcome RunTwice(PathRecorder recorder) =>
        SelfCheck.Repeat(null, Record(recorder), () => Record(new ScheduleChooser(recorder.ToSchedule())));

    /// <summary>The same, for a run that is likely to fail.</summary>
    public RunOutcome Retry(IChooser chooser) => Run(chooser, _impatient, _silence);

    /// <summary>Makes a run that keeps its trace.</summary>
    public RunOutcome Record(IChooser chooser) => Run(chooser, options.Simulation, new Trace());

    public void Dispose() => _carriers.Dispose();

    private RunOutcome Run(IChooser chooser, SimulationOptions simulation, Trace trace) =>
        MachineRun.Play(chooser, scenario.Play, simulation, options.Machine, _carriers, trace);
}
