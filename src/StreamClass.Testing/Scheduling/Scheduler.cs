using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>Decides what runs: at each preemption point, and in the loop that a carrier runs when nothing is on its stack.</summary>
internal sealed class Scheduler(
    SimulatedProcessor processor, SimulationOptions options, IChooser chooser, RunState run, Trace trace, CarrierPool carriers)
{
    private readonly long _horizon = SimulatedProcessor.Nanoseconds(options.SlowProcessorHorizon);
    private readonly ChoiceList _choices = new();
    private readonly List<Runnable> _runnable = [];
    private readonly Stacks _stacks = new(processor, run, carriers);
    private readonly Actors _actors = new();
    private readonly IRunObserver? _observer = chooser.Observer;
    private TraceKind _point;
    private object? _pointSubject;
    private int _idleEvents;
    private int _operations;

    /// <summary>The scenario, once it has started.</summary>
    public Task? Scenario { get; set; }

    /// <summary>How often the chooser was asked.</summary>
    public int Choices { get; private set; }

    /// <summary>Names what is outstanding, for the report of a stalled run.</summary>
    public Func<IEnumerable<string>>? Outstanding { get; set; }

    /// <summary>Has a carrier run the first thing, and all that follows from it.</summary>
    public void Start(Runnable first)
    {
        _stacks.Next = first;
        var actor = _actors.Of(first);
        _observer?.Queued(first);
        _observer?.Picked(new Choice(ChoiceKind.Run, first, actor), isOnStack: false);
        carriers.Rent(this).Give();
    }

    public void Add(Runnable added)
    {
        processor.Note(TraceKind.Queue, added.Subject);
        _runnable.Add(added);
        if (options.OffersEveryOrder)
        {
            _actors.Of(added);
            _observer?.Queued(added);
        }
    }

    public void MakeReady(ParkedStack stack)
    {
        if (!stack.IsReady)
        {
            stack.IsReady = true;
            _observer?.Queued(stack);
            if (stack.Timeout is not null)
            {
                _observer?.Touch(stack.Timeout, isWrite: true);
                processor.Events.Remove(stack.Timeout);
            }

            _runnable.Add(stack);
        }
    }

    /// <summary>A point at which code can be preempted.</summary>
    public void Preempt(TraceKind kind, long cost, object? subject)
    {
        if (processor.IsInHardware)
        {
            return;
        }

        run.Step();
        processor.Note(kind, subject);
        _point = kind;
        _pointSubject = subject;
        if (!options.OffersEveryOrder)
        {
            processor.Pass(cost);
        }

        Settle();
        _observer?.GoesOn(kind, subject);
    }

    /// <summary>Whether an operation of a client does not happen in this run.</summary>
    public bool LeavesOut(string operation)
    {
        run.Step();
        return chooser.LeavesOut(_operations++, operation);
    }

    /// <summary>Lets the chooser decide a value from zero to below <paramref name="count"/>.</summary>
    public int ChooseValue(int count, string what)
    {
        run.Step();
        _point = TraceKind.Choice;
        _pointSubject = what;
        _choices.Clear();
        for (var i = 0; i < count; i++)
        {
            _choices.Add(ChoiceKind.Value, what, i);
        }

        var value = Pick().Actor;
        _observer?.GoesOn(TraceKind.Choice, what);
        return value;
    }

    /// <summary>Keeps the processor busy until a point of time; what becomes due on the way happens on the way.</summary>
    public void Stall(long duration)
    {
        run.Step();
        processor.Note(TraceKind.Stall, null);
        var end = processor.Time + duration;
        while (processor.Events.Next is { } next && next.Due <= end)
        {
            processor.ReachNextEvent();
            Settle();
        }

        processor.MoveTo(end);
        Settle();
        _observer?.GoesOn(TraceKind.Stall, null);
    }

    /// <summary>Lets whoever can make a loop end do so, when the level allows it.</summary>
    public void Spin(long cost)
    {
        run.Step();
        processor.Note(TraceKind.Spin, null);
        processor.Pass(cost);
        if (!processor.MayChangeThreads)
        {
            Settle();
            return;
        }

        processor.Drain();
        if (_runnable.Count > 0)
        {
            _point = TraceKind.Spin;
            _pointSubject = null;
            _choices.Clear();
            AddRunnable();
            SwitchTo((Runnable)Pick().Subject!);
        }
        else if (processor.Events.Count > 0)
        {
            processor.ReachNextEvent();
            Settle();
        }
    }

    /// <summary>Parks the running stack until <paramref name="gate"/> opens or the time (ns, or -1) runs out.</summary>
    public void Wait(KernelGate gate, long timeout)
    {
        run.Step();
        processor.Note(TraceKind.Wait, gate);
        var stack = _stacks.Capture(gate, _actors.Running);
        gate.DriveState = stack;
        if (timeout >= 0)
        {
            stack.Timeout = new WaitTimeout(this, stack);
            processor.Events.Add(stack.Timeout, processor.Time + timeout);
            _observer?.Due(stack.Timeout, stack.Timeout.Due);
        }

        Park(stack, null);
        gate.DriveState = null;
        _observer?.GoesOn(TraceKind.Wait, gate);
    }

    /// <summary>The loop of a carrier that holds the baton and has nothing on its stack.</summary>
    public void Run(Carrier carrier)
    {
        _stacks.Begin(carrier);
        while (!HasEnded())
        {
            if (Turn() is ParkedStack stack)
            {
                _stacks.GiveTo(stack, carrier);
                return;
            }
        }

        _stacks.Unwind(carrier);
    }

    private bool HasEnded()
    {
        if (Scenario is { IsCompleted: true } && !run.IsStopping)
        {
            if (Scenario.Exception?.InnerException is { } exception)
            {
                run.RecordAndPass(exception, "The scenario");
            }
            else if (Scenario.IsCanceled)
            {
                _ = run.Fail(SimulationFailure.ScenarioFailed, "The scenario was cancelled.");
            }

            run.Stop();
        }

        return run.IsStopping;
    }

    /// <summary>One turn of the loop.</summary>
    /// <returns>A stack that is to go on, or null when the turn is over.</returns>
    private ParkedStack? Turn()
    {
        try
        {
            run.Step();
            _point = TraceKind.Choice;
            _pointSubject = null;
            var next = _stacks.TakeNext() ?? ChooseIdle();
            if (next is null or ParkedStack)
            {
                return (ParkedStack?)next;
            }

            _idleEvents = 0;
            _actors.Running = trace.Actor = _actors.Of(next);
            processor.Note(next.Kind, next.Subject);
            next.Execute();
            _observer?.Ended(next);
            if (!HasEnded() && processor.Processor.Irql != Irql.Passive)
            {
                _ = run.Fail(
                    SimulationFailure.ScenarioFailed, $"A thread ended at {processor.Processor.Irql.Display()} instead of PASSIVE_LEVEL.");
            }
        }
        catch (Exception exception)
        {
            run.RecordAndPass(exception, "Code that the scenario started");
        }
        finally
        {
            processor.EndThread();
        }

        return null;
    }

    private Runnable? ChooseIdle()
    {
        if (processor.Processor.HasDpcs)
        {
            processor.Drain();
            return null;
        }

        processor.HandOverMasked();
        _choices.Clear();
        processor.AddInterrupts(_choices, _actors);
        AddRunnable();
        if (options.OffersEveryOrder && _choices.Count > 0)
        {
            AddEvent();
        }

        if (_choices.Count == 0)
        {
            Idle();
            return null;
        }

        var picked = Pick();
        if (picked.Kind == ChoiceKind.Interrupt)
        {
            processor.Serve((InterruptLine)picked.Subject!);
            return null;
        }

        if (picked.Kind == ChoiceKind.ReachEvent)
        {
            processor.ReachNextEvent();
            return null;
        }

        _runnable.Remove((Runnable)picked.Subject!);
        return (Runnable)picked.Subject!;
    }

    /// <summary>Nothing can run now: time goes to the next event, if there is one.</summary>
    private void Idle()
    {
        if (processor.Events.Count == 0)
        {
            run.AwaitLeft(options.LeftGrace);
            _ = run.Fail(SimulationFailure.Stalled, $"The scenario stalled: nothing is left that could run. {Report()}");
        }
        else if (++_idleEvents > options.MaxIdleEvents)
        {
            _ = run.Fail(
                SimulationFailure.Stalled,
                $"The scenario stalled: {options.MaxIdleEvents} events in a row gave no thread anything to do. {Report()}");
        }
        else
        {
            _observer?.Picked(new Choice(ChoiceKind.ReachEvent, processor.Events.Next!.Subject, Actors.Time), isOnStack: false);
            processor.ReachNextEvent();
        }
    }

    /// <summary>Lets the chooser interrupt, delay or preempt the running code, until it says that the code goes on.</summary>
    private void Settle()
    {
        for (; ; )
        {
            processor.Drain();
            processor.HandOverMasked();
            _choices.Clear();
            _choices.Add(ChoiceKind.GoOn, null, _actors.Running);
            processor.AddInterrupts(_choices, _actors);
            AddEvent();
            if (processor.MayChangeThreads && (_stacks.Preempted < options.MaxPreemptedThreads || options.OffersEveryOrder))
            {
                AddRunnable();
            }

            var picked = Pick();
            switch (picked.Kind)
            {
                case ChoiceKind.GoOn:
                    return;
                case ChoiceKind.Interrupt:
                    processor.Serve((InterruptLine)picked.Subject!);
                    break;
                case ChoiceKind.ReachEvent:
                    processor.ReachNextEvent();
                    break;
                default:
                    SwitchTo((Runnable)picked.Subject!);
                    if (options.OffersEveryOrder)
                    {
                        // Whoever picked this stack to go on could have picked anything else; threads that only take turns would have no end.
                        return;
                    }

                    break;
            }
        }
    }

    private void AddEvent()
    {
        if (processor.Events.Next is { } next && next.Due - processor.Time <= _horizon)
        {
            _choices.Add(ChoiceKind.ReachEvent, next.Subject, Actors.Time);
        }
    }

    private void AddRunnable()
    {
        foreach (var runnable in _runnable)
        {
            _choices.Add(ChoiceKind.Run, runnable, _actors.Of(runnable));
        }
    }

    private Choice Pick()
    {
        var isOnStack = _point != TraceKind.Choice;
        if (_choices.Count == 1)
        {
            _observer?.Picked(_choices[0], isOnStack);
            return _choices[0];
        }

        var point = new ChoicePoint(
            processor.Time, processor.Processor.Irql, run.Steps, Choices++, _point, _pointSubject, _actors);
        var index = chooser.Choose(point, _choices.Span);
        if (index < 0)
        {
            run.Stop();
            throw new SimulationStoppedException();
        }

        var choice = _choices[index];
        _observer?.Picked(choice, isOnStack);
        trace.Add(processor.Time, processor.Processor.Irql, TraceKind.Choice, Name(choice), index, _choices.Count);
        return choice;
    }

    private static object? Name(in Choice choice) =>
        choice.Kind == ChoiceKind.GoOn ? "go on" : choice.Subject is Runnable runnable ? runnable.Subject : choice.Subject;

    /// <summary>Preempts the running stack.</summary>
    private void SwitchTo(Runnable next)
    {
        _runnable.Remove(next);
        var stack = _stacks.Capture(null, _actors.Running);
        processor.Note(TraceKind.Preempted, null);
        _runnable.Add(stack);
        Park(stack, next);
    }

    private void Park(ParkedStack stack, Runnable? next)
    {
        _stacks.Park(stack, next, this);
        _actors.Running = trace.Actor = _actors.Of(stack);
        _idleEvents = 0;
    }

    private string Report() =>
        StallReport.Write(_stacks.Waiting, processor.Pending, processor.Events.All, Outstanding?.Invoke() ?? []);
}
