using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>The loop that a carrier runs when nothing is on its stack.</summary>
internal sealed class IdleLoop(
    SimulatedMachine machine, RunQueue queue, Stacks stacks, Decisions decisions, IdleTime time)
{
    private readonly RunState _run = machine.Run;

    /// <summary>The scenario, once it has started.</summary>
    public Task? Scenario { get; set; }

    /// <summary>What is called once nothing can run any more without time passing.</summary>
    public Action? WhenAtRest { get; set; }

    /// <summary>What is done to the run at certain points of it, or null.</summary>
    public IRunInjection? Injection { get; set; }

    /// <summary>A thread has had something to do.</summary>
    public void HasRun() => time.HasRun();

    /// <summary>Runs one thing after the other, until the baton goes to a stack that stands still.</summary>
    public void Run(Carrier carrier)
    {
        while (!HasEnded())
        {
            if (Turn(carrier) is { } next)
            {
                stacks.GiveTo(next, carrier);
                return;
            }
        }

        stacks.Unwind(carrier);
    }

    private bool HasEnded()
    {
        if (Scenario is { IsCompleted: true } && !_run.IsStopping)
        {
            if (Scenario.Exception?.InnerException is { } exception)
            {
                _run.RecordAndPass(exception, "The scenario");
            }
            else if (Scenario.IsCanceled)
            {
                _ = _run.Fail(SimulationFailure.ScenarioFailed, "The scenario was cancelled.");
            }

            _run.Stop();
        }

        return _run.IsStopping;
    }

    /// <summary>One turn of the loop.</summary>
    /// <returns>The carrier of a stack that is to go on, or null when the turn is over.</returns>
    private Carrier? Turn(Carrier carrier)
    {
        try
        {
            // What another processor has left to an idle one is done there; that processor itself stands still.
            var isChosen = stacks.TryTakeNext(out var next);
            machine.Execute(isChosen ? machine.Processors[next.Processor - 1] : machine.Running, carrier);
            _run.Step();
            decisions.Begin(TraceKind.Choice, null);
            if (!isChosen && !Choose(out next))
            {
                return null;
            }

            switch (next.Subject)
            {
                case ParkedStack stack:
                    queue.Remove(stack);
                    return stack.Carrier;
                case SimulatedProcessor standing:
                    return standing.Carrier;
                default:
                    Begin(machine.Processors[next.Processor - 1], carrier, next.Subject!);
                    break;
            }
        }
        catch (Exception exception)
        {
            _run.RecordAndPass(exception, "Code that the scenario started");
        }
        finally
        {
            machine.Running.EndThread();
        }

        return null;
    }

    /// <summary>Has a processor do something that nothing stands below.</summary>
    private void Begin(SimulatedProcessor processor, Carrier carrier, object subject)
    {
        machine.Execute(processor, carrier);
        processor.IsBusy = true;
        if (subject is InterruptLine line)
        {
            processor.Serve(line);
            return;
        }

        var runnable = (Runnable)subject;
        queue.Remove(runnable);
        HasRun();
        machine.Actors.Running = machine.Actors.Of(runnable);
        machine.Note(runnable.Kind, runnable.Subject);
        _run.KeepPlace(runnable.Subject);
        runnable.Execute();
        machine.Observer?.Ended(runnable);
        if (!HasEnded() && processor.Processor.Irql != Irql.Passive)
        {
            _ = _run.Fail(
                SimulationFailure.ScenarioFailed,
                $"A thread ended at {processor.Processor.Irql.Display()} instead of PASSIVE_LEVEL. "
                + "If an exception has left its code there, it is in a task that nobody has awaited yet.");
        }
    }

    /// <summary>Chooses what comes next.</summary>
    /// <returns>False when the turn is over.</returns>
    private bool Choose(out Choice next)
    {
        next = default;
        var processor = machine.Running;
        if (processor.Processor.HasDpcs)
        {
            processor.IsBusy = true;
            processor.Drain();
            return false;
        }

        if (Injection?.TakeNext() is { } injected)
        {
            next = new Choice(ChoiceKind.Run, injected, machine.Actors.Of(injected), machine.FirstIdle()!.Number);
            return true;
        }

        machine.Lines.HandOverMasked();
        decisions.Clear();
        decisions.AddIdle();
        if (decisions.Count == 0 && WhenAtRest is { } whenAtRest)
        {
            WhenAtRest = null;
            whenAtRest();
            return false;
        }
        if (machine.OffersEveryOrder && decisions.Count > 0)
        {
            decisions.AddNextEvent();
        }

        if (decisions.Count == 0)
        {
            time.Pass(processor);
            return false;
        }

        next = decisions.Pick();
        if (next.Kind == ChoiceKind.ReachEvent)
        {
            processor.ReachNextEvent();
            return false;
        }

        return true;
    }
}
