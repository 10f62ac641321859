using StreamClass.ClassDriver;
using StreamClass.Testing.Runs;

namespace StreamClass.Testing.Invariants;

/// <summary>Looks at a machine when its scenario has ended, and again when it has been switched off.</summary>
internal sealed class RunInvariants : IRunInspection<Machine>
{
    /// <summary>More of them say nothing more.</summary>
    private const int MostSentences = 10;

    private readonly List<IInvariant> _invariants = new(capacity: 16);
    private readonly List<string> _sentences = [];
    private readonly List<(SimulationFailure Failure, string Sentence)> _found = [];

    public RunInvariants(RunChecks checks)
    {
        Add(checks, RunChecks.BugChecks, new NoBugCheck());
        Add(checks, RunChecks.DeviceFailures, new NoDeviceFailure());
        Add(checks, RunChecks.Requests, new NoQueueForgotten(), new NothingKept(), new EveryRequestCompleted());
        Add(
            checks, RunChecks.Leaks,
            new NoRequestReferenced(), new NoMemoryMapped(), new NoCallDropped(), new NoEventEnabled(), new NoLockHeld(),
            new NoTimerArmed(), new NoHandleOpen());
    }

    /// <summary>Adds those that watch the minidrivers of the run.</summary>
    public void AddObservers(List<IMinidriverObserver> observers)
    {
        foreach (var invariant in _invariants)
        {
            if (invariant is IMinidriverObserver observer)
            {
                observers.Add(observer);
            }
        }
    }

    public void ScenarioEnded(Machine machine)
    {
        foreach (var invariant in _invariants)
        {
            invariant.AtEnd(machine, _sentences);
            Take(invariant.Failure);
        }
    }

    /// <summary>A broken rule or a failed device explains whatever a client meets afterwards.</summary>
    public Finding? Cause(Machine machine)
    {
        LookAfterShutdown(machine, static failure => failure is SimulationFailure.BugCheck or SimulationFailure.DeviceFailed);
        return Conclude(machine);
    }

    public Finding? Disposed(Machine machine)
    {
        LookAfterShutdown(machine, static _ => true);
        return Conclude(machine);
    }

    private void LookAfterShutdown(Machine machine, Func<SimulationFailure, bool> wanted)
    {
        foreach (var invariant in _invariants)
        {
            if (wanted(invariant.Failure))
            {
                invariant.AfterShutdown(machine, _sentences);
                Take(invariant.Failure);
            }
        }
    }

    private Finding? Conclude(Machine machine)
    {
        if (_found.Count == 0)
        {
            return null;
        }

        // What was broken first among the kinds explains most of what follows from it.
        var failure = _found.Min(static found => found.Failure);
        var sentences = _found.OrderBy(static found => found.Failure).Select(static found => found.Sentence).Distinct().ToArray();

        var more = sentences.Length > MostSentences ? $" And {sentences.Length - MostSentences} more." : string.Empty;
        var cause = failure == SimulationFailure.BugCheck ? machine.BugChecks[0]
            : failure == SimulationFailure.DeviceFailed ? machine.Nodes.Select(static node => node.Device.Failure?.Exception).First(static exception => exception is not null)
            : null;
        return new Finding(failure, string.Join(" ", sentences.Take(MostSentences)) + more, cause);
    }

    private void Add(RunChecks wanted, RunChecks check, params ReadOnlySpan<IInvariant> invariants)
    {
        if (wanted.HasFlag(check))
        {
            _invariants.AddRange(invariants);
        }
    }

    private void Take(SimulationFailure failure)
    {
        foreach (var sentence in _sentences)
        {
            _found.Add((failure, sentence));
        }

        _sentences.Clear();
    }
}
