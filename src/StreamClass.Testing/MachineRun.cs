using StreamClass.ClassDriver;
using StreamClass.Testing.Coverage;
using StreamClass.Testing.Invariants;
using StreamClass.Testing.Recording;
using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing;

/// <summary>Makes the machine of one run, with all who watch it.</summary>
internal sealed class MachineRun(SimulationOptions options, MachineOptions machine) : IRunInspection<Machine>
{
    private readonly RunInvariants _invariants = new(options.Checks);
    private readonly RunCoverage? _coverage = options.Coverage is null ? null : new RunCoverage();

    public Machine Create(SimulatedDrive drive)
    {
        var recorder = options.Recording is null ? null : new Recorder(options.Recording, drive);
        IMinidriverObserver?[] watching = [.. _invariants.Observers, recorder, _coverage];
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
