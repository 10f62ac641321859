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
    private readonly IdleTime _time;
    private readonly Preemption _preemption;

    public Scheduler(
        KernelDrive drive, SimulatedMachine machine, SimulationOptions options, IChooser chooser, CarrierPool carriers)
    {
        _machine = machine;
        _run = machine.Run;
        Queue = new RunQueue(machine);
        _stacks = new Stacks(machine, Queue, carriers);
        _decisions = new Decisions(machine, Queue, options, chooser);
        _time = new IdleTime(machine, _stacks, options);
        _idle = new IdleLoop(machine, Queue, _stacks, _decisions, _time);
        _preemption = new Preemption(machine, Queue, _stacks, _decisions, _idle, options.MaxPreemptedThreads);
        _spinning = new SpinLoops(drive, machine, _decisions, _preemption);
        Events = new ArmedEvents(machine);
        Gates = new Gates(drive, machine, Queue, _stacks, _preemption, Events);
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

    /// <summary>What happens at points of time.</summary>
    public ArmedEvents Events { get; }

    /// <summary>Where threads wait.</summary>
    public Gates Gates { get; }

    /// <summary>What is done to the run at certain points of it, or null.</summary>
    public IRunInjection? Injection
    {
        set => _idle.Injection = value;
    }

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
        set => _time.Outstanding = value;
    }

    /// <summary>Says what the calling carrier runs first, and gives the loop in which it does so.</summary>
    public IdleLoop Begin(Runnable first)
    {
        _stacks.Prepare(First(first));
        return _idle;
    }

    /// <summary>Has another carrier run the first thing, and all that follows from it.</summary>
    public void Start(Runnable first) => _stacks.Begin(First(first), _idle);

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

        _preemption.Settle(processor);
        _idle.Injection?.OnPoint();
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
            _stacks.Stand(picked, _idle);
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
            _preemption.Settle(processor);
        }

        _machine.Observer?.Touch(MachinePart.Time, isWrite: true);
        clock.MoveTo(end);
        _preemption.Settle(processor);
        _machine.Observer?.GoesOn(TraceKind.Stall, null);
    }

    /// <summary>One turn of a loop that waits for another processor.</summary>
    public void Spin(int turn, long cost) => _spinning.Turn(turn, cost);

    /// <summary>Whether anything can go wrong.</summary>
    public bool OffersFaults => _idle.Injection is not null || _decisions.OffersFaults;

    /// <summary>What goes wrong at a point where something can fail.</summary>
    public FaultEffect FaultAt(FaultPoint point) => _idle.Injection?.FaultAt(point) ?? _decisions.PickFault(point);

    private Choice First(Runnable first)
    {
        var choice = new Choice(ChoiceKind.Run, first, _machine.Actors.Of(first));
        _machine.Observer?.Queued(first);
        _machine.Observer?.Picked(choice, isOnStack: false);
        return choice;
    }
}
