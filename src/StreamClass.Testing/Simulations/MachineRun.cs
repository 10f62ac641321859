using StreamClass.ClassDriver;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Coverage;
using StreamClass.Testing.Invariants;
using StreamClass.Testing.Recording;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Simulations;

/// <summary>Makes the machine of one run, with all who watch it.</summary>
internal sealed class MachineRun(SimulationOptions options, MachineOptions machine) : IRunInspection<Machine>
{
    private readonly RunInvariants _invariants = new(options.Checks);
    private readonly RunCoverage? _coverage = options.Coverage is null ? null : new RunCoverage();

    /// <summary>Runs a scenario on a machine of its own, as a chooser decides.</summary>
    /// <param name="chooser">Decides the run.</param>
    /// <param name="scenario">What the clients of the machine do.</param>
    /// <param name="options">What time costs and where the run ends.</param>
    /// <param name="machine">How the machine is built.</param>
    /// <param name="carriers">The threads that carry the run, to be used by one run after the other.</param>
    /// <param name="trace">Where lines go; one that does not record costs nothing.</param>
    /// <param name="seed">The seed that replays the run, if one does.</param>
    /// <param name="injection">What is done to the run, or null.</param>
    /// <param name="inspection">Who looks at the run when it has ended, if not its own invariants.</param>
    /// <returns>How the run ended; a failure is not thrown.</returns>
    public static RunOutcome Play(
        IChooser chooser,
        Func<Machine, Task> scenario,
        SimulationOptions options,
        MachineOptions machine,
        CarrierPool carriers,
        Trace trace,
        ulong? seed = null,
        IRunInjection? injection = null,
        Func<MachineRun, IRunInspection<Machine>>? inspection = null)
    {
        var run = new MachineRun(options, machine);
        try
        {
            var session = new SimulationSession(options, chooser, carriers, trace, seed) { Injection = injection };
            return session.Run(run.Create, scenario, inspection is null ? run : inspection(run));
        }
        finally
        {
            run.End();
        }
    }

    public Machine Create(SimulatedDrive drive)
    {
        var recorder = options.Recording is null ? null : new Recorder(options.Recording, drive.Clock, drive.Actors);
        var watching = new List<IMinidriverObserver>();
        _invariants.AddObservers(watching);
        if (recorder is not null)
        {
            watching.Add(recorder);
        }

        if (_coverage is not null)
        {
            watching.Add(_coverage);
        }

        var created = new Machine(
            options.Checks.HasFlag(RunChecks.Requests) ? machine with { RequestPoolCapacity = 0 } : machine,
            drive,
            new MachineObservers(MinidriverObservers.Of(watching), recorder));
        drive.Scheduler.Outstanding = () => Whereabouts.Of(created);
        return created;
    }

    public Finding? Cause(Machine subject) => _invariants.Cause(subject);

    public void ScenarioEnded(Machine subject) => _invariants.ScenarioEnded(subject);

    public Finding? Disposed(Machine subject) => _invariants.Disposed(subject);

    /// <summary>The run is over, whatever came of it.</summary>
    public void End()
    {
        if (_coverage is not null)
        {
            options.Coverage!.Add(_coverage);
        }
    }
}
