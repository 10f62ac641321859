using StreamClass.Testing.Choices;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Threads;

namespace StreamClass.Testing.Scheduling;

/// <summary>Nothing can run: time goes on, until so much of it has been in vain that the run counts as stalled.</summary>
internal sealed class IdleTime(SimulatedMachine machine, Stacks stacks, SimulationOptions options)
{
    private readonly RunState _run = machine.Run;
    private int _idleEvents;

    /// <summary>Names what is outstanding, for the report of a stalled run.</summary>
    public Func<IEnumerable<string>>? Outstanding { get; set; }

    /// <summary>A thread has had something to do.</summary>
    public void HasRun() => _idleEvents = 0;

    /// <summary>Nothing can run now: time goes to the next event, if there is one.</summary>
    public void Pass(SimulatedProcessor processor)
    {
        if (machine.Clock.Events.Count == 0)
        {
            _run.AwaitLeft(options.LeftGrace);
            _ = _run.Fail(SimulationFailure.Stalled, $"The scenario stalled: nothing is left that could run. {Report()}");
        }
        else if (++_idleEvents > options.MaxIdleEvents)
        {
            _ = _run.Fail(
                SimulationFailure.Stalled,
                $"The scenario stalled: {options.MaxIdleEvents} events in a row gave no thread anything to do. {Report()}");
        }
        else
        {
            machine.Observer?.Picked(new Choice(ChoiceKind.ReachEvent, machine.Clock.Events.Next!.Subject, Actors.Time), isOnStack: false);
            processor.ReachNextEvent();
        }
    }

    private string Report()
    {
        machine.IsQuiet = true;
        return StallReport.Write(stacks.Waiting, machine.Lines.All, machine.Clock.Events.All, Outstanding?.Invoke() ?? []);
    }
}
