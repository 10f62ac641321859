using StreamClass.Kernel;
using StreamClass.Testing.Runs;

namespace StreamClass.Testing.Scheduling;

/// <summary>Tells the calls of the simulation's own threads from those that have left it.</summary>
internal sealed class Admission(SimulatedMachine machine)
{
    private readonly RunState _run = machine.Run;

    /// <summary>Whether the calling thread holds the baton.</summary>
    public bool IsInside => ReferenceEquals(Processor.CurrentOrNone, machine.Running.Processor);

    /// <returns>False when the run is over and the call means nothing any more.</returns>
    /// <exception cref="SimulationException">The call comes from a thread that the simulation does not control.</exception>
    public bool Enter(string call) => IsInside || (_run.IsOver ? false : throw _run.ReportLeft(call));

    /// <summary>Refuses a call that comes from a thread that the simulation does not control, or after its end.</summary>
    public void Require(string call)
    {
        if (!Enter(call))
        {
            throw new InvalidOperationException("The simulation has ended.");
        }
    }

    /// <summary>As <see cref="Enter"/>, for a caller that cannot take an exception: what comes from outside is on record.</summary>
    public bool Admit(string call, object? posted = null)
    {
        if (!IsInside && !_run.IsOver)
        {
            _ = _run.ReportLeft(call, posted);
        }

        return IsInside;
    }
}
