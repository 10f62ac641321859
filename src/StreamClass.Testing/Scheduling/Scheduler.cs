using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>Decides what runs at each point at which code can be preempted.</summary>
internal sealed class Scheduler
{
    private readonly SimulatedMachine _machine;
    private readonly RunState _run;
    private readonly Stacks _stacks;
    private readonly Decisions _decisions;
    private readonly IdleLoop _idle;
    private readonly SpinLoops _spinning;
    private readonly int _maxPreempted;

    public Scheduler(
        KernelDrive drive, SimulatedMachine machine, SimulationOptions options, IChooser chooser, CarrierPool carriers)
    {
        _machine = machine;
        _run = machine.Run;
        _maxPreempted = options.MaxPreemptedThreads;
        Queue = new RunQueue(machine);
        _stacks = new Stacks(machine, Queue, carriers);
        _decisions = new Decisions(machine, Queue, options, chooser);
        _idle = new IdleLoop(machine, Queue, _stacks, _decisions, options);
        _spinning = new SpinLoops(drive, machine, _decisions, this);
    }

    /// <summary>The stacks that wait or were preempted.</summary>
    public IReadOnlyList<ParkedStack> Parked => _stacks.Parked;

    /// <summary>Whether nothing waits to run, and no processor but the running one stands in the middle of something.</summary>
    public bool IsAtRest => Queue.Count == 0 && !_machine.OthersAreBusy;

    /// <summary>What is called once nothing can run any more without time passing.</summary>
    public Action? WhenAtRest
    {
        set => _idle.WhenAtRest = value;
    }

    /// <summary>What waits to run.</summary>
    public RunQueue Queue { get; }

    /// <summary>How often the chooser was asked.</summary>
    public int Choices => _decisions.Asked;

    /// <summary>The scenario, once it has started.</summary>
    public Task? Scenario
    {
        set => _idle.Scenario = value;
    }

    /// <summary>Names what is outstanding, for the report of a stalled run.</summary>
    public Func<IEnumerable<string>>? Outstanding
    {
        set => _idle.Outstanding = value;
    }

    /// <summary>What is done to the run at certain points of it, or null.</summary>
    public IRunInjection? Injection
    {
        get => _idle.Injection;
        set => _idle.Injection = value;
    }

    /// <summary>Says what the calling carrier runs first.</summary>
    public void Begin(Runnable first) => _stacks.Prepare(First(first));

    /// <summary>Has another carrier run the first thing, and all that follows from it.</summary>
    public void Start(Runnable first) => _stacks.Begin(First(first), this);

    /// <summary>The loop of a carrier that holds the baton and has nothing on its stack.</summary>
    public void Run(Carrier carrier) => _idle.Run(carrier);

    /// <summary>A point at which code can be preempted.</summary>
    public void Preempt(TraceKind kind, long cost, object? subject)
    {
        var processor = _machine.Running;
        if (processor.IsInHardware)
        {
            return;
        }

        _run.Step();
        _machine.Note(kind, subject);
        _decisions.Begin(kind, subject);
        if (!_machine.OffersEveryOrder)
        {
            processor.Pass(cost);
        }

        Settle(processor);
        Injection?.OnPoint();
        _machine.Observer?.GoesOn(kind, subject);
    }

    /// <summary>The engine is about to touch a word that processors share: only another processor can come between.</summary>
    public void Atomic(object? subject)
    {
        var processor = _machine.Running;
        if (!_machine.HasSeveral || _machine.IsQuiet || processor.IsInHardware || _run.IsStopping)
        {
            return;
        }

        _run.Step();
        _machine.Note(TraceKind.Atomic, subject);
        _decisions.Begin(TraceKind.Atomic, subject);
        _decisions.Clear();
        _decisions.AddGoOn();
        _decisions.AddOthers(processor);
        var picked = _decisions.Pick();
        if (picked.Kind != ChoiceKind.GoOn)
        {
            _stacks.Stand(picked, this);
        }
    }

    /// <summary>Whether an operation of a client does not happen in this run.</summary>
    public bool LeavesOut(string operation)
    {
        _run.Step();
        return _decisions.LeavesOut(operation);
    }

    /// <summary>Lets the chooser decide a value from zero to below <paramref name="count"/>.</summary>
    public int ChooseValue(int count, string what)
    {
        _run.Step();
        var value = _decisions.PickValue(count, what);
        _machine.Observer?.GoesOn(TraceKind.Choice, what);
        return value;
    }

    /// <summary>Keeps the processor busy until a point of time; what becomes due on the way happens on the way.</summary>
    public void Stall(long duration)
    {
        _run.Step();
        _machine.Note(TraceKind.Stall, null);
        _decisions.Begin(TraceKind.Stall, null);
        var processor = _machine.Running;
        var clock = _machine.Clock;
        var end = clock.Time + duration;
        while (clock.Events.Next is { } next && next.Due <= end)
        {
            processor.ReachNextEvent();
            Settle(processor);
        }

        _machine.Observer?.Touch(MachinePart.Time, isWrite: true);
        clock.MoveTo(end);
        Settle(processor);
        _machine.Observer?.GoesOn(TraceKind.Stall, null);
    }

    /// <summary>One turn of a loop that waits for another processor.</summary>
    public void Spin(int turn, long cost) => _spinning.Turn(turn, cost);

    /// <summary>Parks the running stack until <paramref name="gate"/> opens or the time (ns, or -1) runs out.</summary>
    public void Wait(KernelGate gate, long timeout)
    {
        _run.Step();
        _machine.Note(TraceKind.Wait, gate);
        var stack = _stacks.Capture(gate);
        gate.DriveState = stack;
        if (timeout >= 0)
        {
            stack.Timeout = new WaitTimeout(Queue, stack);
            _machine.Clock.Events.Add(stack.Timeout, _machine.Clock.Time + timeout);
            _machine.Observer?.Due(stack.Timeout, stack.Timeout.Due);
        }

        Park(stack, null);
        gate.DriveState = null;
        _machine.Observer?.GoesOn(TraceKind.Wait, gate);
    }

    /// <summary>Lets the chooser interrupt, delay or preempt the running code, until it says that the code goes on.</summary>
    public void Settle(SimulatedProcessor processor)
    {
        for (var isBack = false; ;)
        {
            processor.Drain();
            _machine.Lines.HandOverMasked();
            if (processor.MayChangeThreads && Injection?.TakeNext() is { } injected)
            {
                Perform(new Choice(ChoiceKind.Run, injected, _machine.Actors.Of(injected), processor.Number), processor);
            }

            _decisions.Clear();
            _decisions.AddGoOn();
            _decisions.AddInterrupts(processor);

            // A processor that was picked to go on does so; only what has come up meanwhile can still come first.
            if (!isBack)
            {
                AddTheRest(processor);
            }

            var picked = _decisions.Pick();
            if (picked.Kind == ChoiceKind.GoOn)
            {
                return;
            }

            Perform(picked, processor);
            if (picked.Kind == ChoiceKind.Run && _machine.OffersEveryOrder)
            {
                // Whoever picked this stack to go on could have picked anything else; threads that only take turns would have no end.
                return;
            }

            isBack = picked.Kind is ChoiceKind.Processor or ChoiceKind.TakeUp;
        }
    }

    /// <summary>Does what was picked instead of going on. Returns when the running code can go on.</summary>
    public void Perform(in Choice picked, SimulatedProcessor processor)
    {
        switch (picked.Kind)
        {
            case ChoiceKind.Interrupt:
                processor.Serve((InterruptLine)picked.Subject!);
                break;
            case ChoiceKind.ReachEvent:
                processor.ReachNextEvent();
                break;
            case ChoiceKind.Run:
                var stack = _stacks.Capture(null);
                Queue.AddPreempted(stack);
                Park(stack, picked);
                break;
            default:
                _stacks.Stand(picked, this);
                break;
        }
    }

    /// <summary>What goes wrong at a point where something can fail.</summary>
    public FaultEffect FaultAt(FaultPoint point) => Injection?.FaultAt(point) ?? _decisions.PickFault(point);

    private Choice First(Runnable first)
    {
        var choice = new Choice(ChoiceKind.Run, first, _machine.Actors.Of(first));
        _machine.Observer?.Queued(first);
        _machine.Observer?.Picked(choice, isOnStack: false);
        return choice;
    }

    private void AddTheRest(SimulatedProcessor processor)
    {
        _decisions.AddNextEvent();
        if (processor.MayChangeThreads && (_stacks.Preempted < _maxPreempted || _machine.OffersEveryOrder))
        {
            _decisions.AddThreads(processor);
        }

        if (_machine.HasSeveral)
        {
            _decisions.AddOthers(processor);
        }
    }

    private void Park(ParkedStack stack, in Choice? next)
    {
        _stacks.Park(stack, next, this);
        _idle.HasRun();
    }
}
