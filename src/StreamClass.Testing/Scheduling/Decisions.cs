using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Faults;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Timing;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>Gathers what can happen next, and has the chooser pick.</summary>
internal sealed class Decisions(SimulatedMachine machine, RunQueue queue, SimulationOptions options, IChooser chooser)
{
    private readonly long _horizon = VirtualClock.Nanoseconds(options.SlowProcessorHorizon);
    private readonly ChoiceList _choices = new();
    private int _operations;
    private int _faults;
    private TraceKind _point;
    private object? _subject;

    /// <summary>How often the chooser was asked.</summary>
    public int Asked { get; private set; }

    /// <summary>How much can happen next.</summary>
    public int Count => _choices.Count;

    public Choice this[int index] => _choices[index];

    /// <summary>Begins at a point that the running code has come to.</summary>
    public void Begin(TraceKind point, object? subject)
    {
        _point = point;
        _subject = subject;
    }

    public void Clear() => _choices.Clear();

    public void AddGoOn() => _choices.Add(ChoiceKind.GoOn, null, machine.Actors.Running, machine.Running.Number);

    /// <summary>Adds the lines that a processor's level lets through.</summary>
    public void AddInterrupts(SimulatedProcessor processor) =>
        machine.Lines.AddTo(_choices, ChoiceKind.Interrupt, processor.Processor.Irql, processor.Number);

    /// <summary>Adds the next event, if a slow processor could miss it.</summary>
    public void AddNextEvent()
    {
        if (machine.Clock.Events.Next is { } next && next.Due - machine.Clock.Time <= _horizon)
        {
            _choices.Add(ChoiceKind.ReachEvent, next.Subject, Actors.Time, machine.Running.Number);
        }
    }

    /// <summary>Adds the threads that can preempt the running one. What any processor can run is left to one that is idle.</summary>
    public void AddThreads(SimulatedProcessor running)
    {
        var anywhere = !machine.HasSeveral || machine.FirstIdle() is null;
        for (var i = 0; i < queue.Count; i++)
        {
            var runnable = queue[i];
            if (runnable.Home == 0 ? anywhere : runnable.Home == running.Number)
            {
                _choices.Add(ChoiceKind.Run, runnable, machine.Actors.Of(runnable), running.Number);
            }
        }
    }

    /// <summary>Adds what the other processors can do.</summary>
    /// <param name="running">The one that runs.</param>
    /// <param name="hopeless">Leaves those out that were seen to wait for another since this had happened.</param>
    public void AddOthers(SimulatedProcessor running, long hopeless = long.MaxValue)
    {
        foreach (var other in machine.Processors)
        {
            if (other.IsBusy && other != running && !(other.StandsInSpin && other.SpunAt >= hopeless))
            {
                _choices.Add(ChoiceKind.Processor, other, other.Actor, other.Number);
            }
        }

        if (machine.FirstIdle() is { } idle)
        {
            machine.Lines.AddTo(_choices, ChoiceKind.TakeUp, Irql.Passive, idle.Number);
            AddThreadsOfTheIdle(ChoiceKind.TakeUp, idle);
        }
    }

    /// <summary>Adds all that can happen when the processor that ran last has nothing on its stack.</summary>
    public void AddIdle()
    {
        var idle = machine.FirstIdle()!;
        AddInterrupts(idle);
        AddThreadsOfTheIdle(ChoiceKind.Run, idle);
        if (machine.HasSeveral)
        {
            foreach (var other in machine.Processors)
            {
                if (other.IsBusy)
                {
                    _choices.Add(ChoiceKind.Processor, other, other.Actor, other.Number);
                }
            }
        }
    }

    /// <summary>Has one picked; where there is only one, nobody is asked.</summary>
    public Choice Pick()
    {
        var isOnStack = _point != TraceKind.Choice;
        if (_choices.Count == 1)
        {
            machine.Observer?.Picked(_choices[0], isOnStack);
            return _choices[0];
        }

        var running = machine.Running;
        var point = new ChoicePoint(
            machine.Clock.Time, running.Processor.Irql, machine.Run.Steps, Asked++, _point, _subject, running.Number, machine.Actors);
        var index = chooser.Choose(point, _choices.Span);
        if (index < 0)
        {
            machine.Run.Stop();
            throw new SimulationStoppedException();
        }

        var choice = _choices[index];
        machine.Observer?.Picked(choice, isOnStack);
        machine.Note(TraceKind.Choice, Name(choice), index, _choices.Count);
        return choice;
    }

    /// <summary>Has a value picked, from zero to below <paramref name="count"/>.</summary>
    public int PickValue(int count, string what)
    {
        Begin(TraceKind.Choice, what);
        Clear();
        for (var value = 0; value < count; value++)
        {
            _choices.Add(ChoiceKind.Value, what, value, machine.Running.Number);
        }

        return Pick().Actor;
    }

    /// <summary>Whether the run has a plan of what fails.</summary>
    public bool OffersFaults => options.Faults is not null;

    /// <summary>Has a fault picked of those that the plan of the run has for a point.</summary>
    public FaultEffect PickFault(FaultPoint point)
    {
        if (options.Faults is not { } plan || _faults >= plan.MaxFaults || plan.OffersAt(point) is not { Length: > 0 } offers)
        {
            return FaultEffect.None;
        }

        Clear();
        AddGoOn();
        foreach (var offer in offers)
        {
            _choices.Add(ChoiceKind.Fault, offer, Actors.Time, machine.Running.Number);
        }

        if (Pick().Subject is not FaultOffer picked)
        {
            return FaultEffect.None;
        }

        _faults++;
        return picked.Effect;
    }

    /// <summary>Whether an operation of a client does not happen in this run.</summary>
    public bool LeavesOut(string operation) => chooser.LeavesOut(_operations++, operation);

    private void AddThreadsOfTheIdle(ChoiceKind kind, SimulatedProcessor idle)
    {
        for (var i = 0; i < queue.Count; i++)
        {
            var runnable = queue[i];
            var processor = runnable.Home == 0 ? idle : machine.Processors[runnable.Home - 1];
            if (!processor.IsBusy)
            {
                _choices.Add(kind, runnable, machine.Actors.Of(runnable), processor.Number);
            }
        }
    }

    private static object? Name(in Choice choice) =>
        choice.Kind == ChoiceKind.GoOn ? "go on" : choice.Subject is Runnable runnable ? runnable.Subject : choice.Subject;
}
