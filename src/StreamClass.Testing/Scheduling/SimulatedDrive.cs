using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Timing;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>The drive of a machine that runs in virtual time, in the order that a chooser decides.</summary>
internal sealed class SimulatedDrive : KernelDrive
{
    private readonly IRunObserver? _observer;
    private readonly SimulationCosts _costs;
    private readonly SimulatedMachine _machine;
    private readonly Admission _admission;

    public SimulatedDrive(SimulationOptions options, IChooser chooser, RunState run, Trace trace, CarrierPool carriers)
        : base(isSimulated: true)
    {
        Sharing = _observer = chooser.Observer;
        _costs = options.OffersEveryOrder ? SimulationCosts.None : options.Costs;
        _machine = new SimulatedMachine(this, options, run, trace);
        _admission = new Admission(_machine);
        Scheduler = new Scheduler(this, _machine, options, chooser, carriers);
        StartTime = options.StartTime;
        TimeProvider = new VirtualTimeProvider(this);
        Context = new SimulatedContext(this);
    }

    public Scheduler Scheduler { get; }

    /// <summary>The timers that are armed, in the order in which they were. Those of client code are not among them.</summary>
    public IEnumerable<DriveTimer> ArmedTimers => Clock.Events.Count == 0 ? [] : Clock.Events.All.OrderBy(static due => due.Sequence)
        .Select(static due => due.Subject).OfType<DriveTimer>().Where(static timer => timer is not VirtualTimer);

    /// <summary>Virtual time, which any thread may read.</summary>
    public VirtualClock Clock => _machine.Clock;

    public override DateTimeOffset StartTime { get; }

    public override TimeProvider TimeProvider { get; }

    public override SynchronizationContext Context { get; }

    public override bool IsUnwinding => _machine.Run.IsStopping;

    public override long Now
    {
        get
        {
            _admission.Enter("a reading of the clock");
            Sharing?.Touch(MachinePart.Time, isWrite: false);
            return Clock.Time / 100;
        }
    }

    /// <summary>Ends the run with what somebody who watches it has noticed; the code that is on the stack is unwound at its next step.</summary>
    public void Fail(Exception noticed)
    {
        if (_admission.IsInside)
        {
            _ = _machine.Run.Fail(SimulationFailure.ScenarioFailed, noticed.Message, noticed);
        }
    }

    public override bool Admit() => _admission.Admit("a call of the machine");

    public override void Stall(long duration)
    {
        _admission.Require("a stall");
        if (_machine.Running.IsInHardware)
        {
            throw new InvalidOperationException("An event of virtual hardware cannot stall the processor.");
        }

        Scheduler.Stall(VirtualClock.Nanoseconds(duration));
    }

    public override void Preempt(PreemptionPoint point, object? subject)
    {
        if (point == PreemptionPoint.Atomic)
        {
            if (_admission.IsInside)
            {
                Scheduler.Atomic(subject);
            }

            return;
        }

        _admission.Require("a call of the machine");
        if (_machine.Running.IsInHardware && point is (PreemptionPoint.ServiceCall or PreemptionPoint.HandOver or PreemptionPoint.ClientCall))
        {
            throw new InvalidOperationException($"An event cannot make a {point}; it queues a deferred procedure call or raises a line.");
        }

        Scheduler.Preempt((TraceKind)point, _costs.Of(point), subject);
    }

    public override FaultEffect FaultAt(FaultPoint point, object? subject)
    {
        if (_machine.Run.IsStopping)
        {
            return FaultEffect.None;
        }

        _admission.Require("a call of the machine");
        var effect = Scheduler.FaultAt(point);
        if (effect == FaultEffect.Slow)
        {
            Scheduler.Stall(_costs.SlowAccess);
        }

        return effect;
    }

    public override void Lowered(Processor processor)
    {
        if (_admission.Enter("the release of a lock"))
        {
            _machine.Running.Lowered();
            _observer?.Returned();
        }
    }

    public override void QueueDpc(Dpc dpc)
    {
        if (!_admission.Enter("the queueing of a deferred procedure call"))
        {
            return;
        }

        if (_machine.Running.HoldsOffWhatIsDue && _machine.FirstIdle() is not null)
        {
            // What is due interrupts any processor, not always the one that is busy at the moment: an idle one need not wait for that.
            Scheduler.Queue.Add(new HandedOverDpc(this, dpc));
        }
        else
        {
            _machine.Running.QueueDpc(dpc);
            _observer?.Returned();
        }
    }

    public override void HandOver(Dpc dpc)
    {
        if (_admission.Enter("the queueing of a deferred procedure call"))
        {
            Scheduler.Queue.Add(new HandedOverDpc(this, dpc));
        }
    }

    public override void QueueWorkItem(WorkItem item)
    {
        if (_admission.Enter("the queueing of a work item"))
        {
            Scheduler.Queue.Add(new WorkItemRun(item));
        }
    }

    public override void StartThread(KernelThread thread)
    {
        if (_admission.Enter("the start of a system thread"))
        {
            Scheduler.Queue.Add(new SystemThreadRun(thread));
        }
    }

    public override void Arm(DriveTimer timer)
    {
        if (_admission.Enter("the arming of a timer"))
        {
            var due = (DueEvent?)timer.DriveState;
            if (due is null)
            {
                timer.DriveState = due = new TimerEvent(timer);
            }

            Add(due, Math.Max(VirtualClock.Nanoseconds(timer.Due), Clock.Time));
        }
    }

    public override void Disarm(DriveTimer timer)
    {
        if (timer.DriveState is DueEvent due && _admission.Enter("the disarming of a timer"))
        {
            Sharing?.Touch(due, isWrite: true);
            Clock.Events.Remove(due);
        }
    }

    public override void RequestInterrupt(InterruptLine line)
    {
        if (_admission.Enter("an interrupt"))
        {
            _machine.Lines.Request(line);
        }
    }

    public override void Continue(Action<object?> continuation, object? state, SynchronizationContext? context)
    {
        if (!_admission.Enter("a continuation"))
        {
            return;
        }

        if (context is null || ReferenceEquals(context, Context))
        {
            // Also code that did not capture the context stays inside: it never came from anywhere else.
            Scheduler.Queue.Add(new ClientCall(Context, continuation, state));
        }
        else
        {
            // Somebody runs an own context inside the machine; where it takes the continuation is its affair.
            Scheduler.Queue.Add(new ClientCall(Context, new SendOrPostCallback(_ => context.Post(new SendOrPostCallback(continuation), state)), null));
        }
    }

    public override void RunBeside(Action work, long duration, Action done)
    {
        if (_admission.Enter("work of a virtual chip"))
        {
            Add(new BesideEvent(work, done), Clock.Time + (duration * 100));
        }
    }

    public override bool Wait(KernelGate gate, long timeout)
    {
        _admission.Require("a wait");
        if (!_machine.Running.MayChangeThreads)
        {
            var level = _machine.Running.Processor.Irql;
            throw BugCheck(BugCheckCode.AttemptedSwitchFromDpc, $"A wait for {gate.Name} at {level.Display()}.", (ulong)level);
        }

        // Nobody may open it between the look and the wait.
        _machine.IsQuiet = true;
        var isOpen = gate.IsOpen;
        _machine.IsQuiet = false;
        if (!isOpen && timeout != 0)
        {
            Scheduler.Wait(gate, timeout < 0 ? -1 : VirtualClock.Nanoseconds(timeout));
        }

        return gate.IsOpen;
    }

    public override bool Wake(KernelGate gate)
    {
        if (!_admission.Enter("a wake-up"))
        {
            return false;
        }

        Sharing?.Touch(gate, isWrite: true);
        if (!gate.TryOpen())
        {
            return false;
        }

        _machine.Note(TraceKind.Wake, gate);
        if (gate.DriveState is ParkedStack stack)
        {
            Scheduler.Queue.MakeReady(stack);
        }

        return true;
    }

    public override void Spin(int turn)
    {
        _admission.Require("a spin");
        Scheduler.Spin(turn, _costs.Spin);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Whether an operation of a client does not happen in this run.</summary>
    public bool LeavesOut(string operation)
    {
        RequireInside("an operation of the scenario");
        return Scheduler.LeavesOut(operation);
    }

    /// <summary>Lets the chooser decide a value.</summary>
    public int ChooseValue(int count, string what)
    {
        RequireInside("a choice of the scenario");
        return Scheduler.ChooseValue(count, what);
    }

    /// <summary>Takes what was posted to the machine's context.</summary>
    /// <remarks>A post from outside is on record, but not thrown: the runtime would end the process for it.</remarks>
    public void Post(SendOrPostCallback callback, object? state)
    {
        if (_admission.Admit("a continuation", state ?? callback))
        {
            Scheduler.Queue.Add(new ClientCall(Context, callback, state));
        }
    }

    /// <summary>Says where everything stands that does not run; for a run that hangs.</summary>
    public string DescribeStanding() =>
        StandingPlaces.Describe(_machine, _machine.Running) + StandingPlaces.Describe(Scheduler.Parked);

    /// <summary>Refuses a call that comes from a thread that the simulation does not control, or after its end.</summary>
    public void RequireInside(string call) => _admission.Require(call);

    /// <summary>Tells the trace that the scenario threw: what follows is only how the machine is switched off. An exception filter.</summary>
    public bool NoteAndPass(Exception exception)
    {
        NoteFailure(exception);
        return false;
    }

    public override void NoteFailure(Exception exception)
    {
        // A broken rule has a line of its own.
        if (_admission.IsInside && exception is not (SimulationStoppedException or BugCheckException))
        {
            _machine.Note(TraceKind.Failed, exception.GetType().Name);
        }
    }

    protected override void OnBugCheck(BugCheckException exception)
    {
        if (_admission.IsInside)
        {
            Sharing?.Touch(MachinePart.BugChecks, isWrite: true);
            _machine.Note(TraceKind.BugCheck, exception.Code.ToString());
        }
    }

    private void Add(DueEvent due, long time)
    {
        Clock.Events.Add(due, time);
        _observer?.Due(due, time);
    }
}
