using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Timing;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>The drive of a machine that runs in virtual time, in the order that a chooser decides.</summary>
internal sealed class SimulatedDrive : KernelDrive
{
    /// <summary>At raised level nobody else can run, so a loop that waited this long waits for ever.</summary>
    private const int TurnsAtRaisedLevel = 100;

    /// <summary>Below it, others had as many chances.</summary>
    private const int Turns = 10_000;

    private readonly IRunObserver? _observer;
    private readonly SimulationCosts _costs;
    private readonly SimulatedProcessor _processor;
    private readonly RunState _run;

    public SimulatedDrive(SimulationOptions options, IChooser chooser, RunState run, Trace trace, CarrierPool carriers)
        : base(isSimulated: true)
    {
        Sharing = _observer = chooser.Observer;
        _costs = options.OffersEveryOrder ? SimulationCosts.None : options.Costs;
        _run = run;
        _processor = new SimulatedProcessor(this, options, run, trace);
        Scheduler = new Scheduler(_processor, options, chooser, run, trace, carriers);
        StartTime = options.StartTime;
        TimeProvider = new VirtualTimeProvider(this);
        Context = new SimulatedContext(this);
    }

    public Scheduler Scheduler { get; }

    /// <summary>Virtual time in ns, which any thread may read.</summary>
    public long Time => _processor.Time;

    public override DateTimeOffset StartTime { get; }

    public override TimeProvider TimeProvider { get; }

    public override SynchronizationContext Context { get; }

    public override bool IsUnwinding => _run.IsStopping;

    public override long Now
    {
        get
        {
            Enter("a reading of the clock");
            Sharing?.Touch(MachinePart.Time, isWrite: false);
            return _processor.Time / 100;
        }
    }

    public override bool Admit()
    {
        if (IsInside)
        {
            return true;
        }

        if (!_run.IsOver)
        {
            _ = _run.ReportLeft("a call of the machine");
        }

        return false;
    }

    public override void Stall(long duration)
    {
        RequireInside("a stall");
        if (_processor.IsInHardware)
        {
            throw new InvalidOperationException("An event of virtual hardware cannot stall the processor.");
        }

        Scheduler.Stall(Nanoseconds(duration));
    }

    public override void Preempt(PreemptionPoint point, object? subject)
    {
        RequireInside("a call of the machine");
        if (_processor.IsInHardware && point is (PreemptionPoint.ServiceCall or PreemptionPoint.HandOver or PreemptionPoint.ClientCall))
        {
            throw new InvalidOperationException($"An event cannot make a {point}; it queues a deferred procedure call or raises a line.");
        }

        Scheduler.Preempt((TraceKind)point, _costs.Of(point), subject);
    }

    public override void Lowered(Processor processor)
    {
        if (Enter("the release of a lock"))
        {
            _processor.Lowered();
            _observer?.Returned();
        }
    }

    public override void QueueDpc(Dpc dpc)
    {
        if (Enter("the queueing of a deferred procedure call"))
        {
            _processor.QueueDpc(dpc);
            _observer?.Returned();
        }
    }

    public override void HandOver(Dpc dpc)
    {
        if (Enter("the queueing of a deferred procedure call"))
        {
            Scheduler.Add(new HandedOverDpc(this, dpc));
        }
    }

    public override void QueueWorkItem(WorkItem item)
    {
        if (Enter("the queueing of a work item"))
        {
            Scheduler.Add(new WorkItemRun(item));
        }
    }

    public override void StartThread(KernelThread thread)
    {
        if (Enter("the start of a system thread"))
        {
            Scheduler.Add(new SystemThreadRun(thread));
        }
    }

    public override void Arm(DriveTimer timer)
    {
        if (Enter("the arming of a timer"))
        {
            var due = (DueEvent?)timer.DriveState;
            if (due is null)
            {
                timer.DriveState = due = new TimerEvent(timer);
            }

            Add(due, Math.Max(Nanoseconds(timer.Due), _processor.Time));
        }
    }

    public override void Disarm(DriveTimer timer)
    {
        if (timer.DriveState is DueEvent due && Enter("the disarming of a timer"))
        {
            Sharing?.Touch(due, isWrite: true);
            _processor.Events.Remove(due);
        }
    }

    public override void RequestInterrupt(InterruptLine line)
    {
        if (Enter("an interrupt"))
        {
            _processor.Request(line);
        }
    }

    public override void Continue(Action<object?> continuation, object? state, SynchronizationContext? context)
    {
        if (!Enter("a continuation"))
        {
            return;
        }

        if (context is null || ReferenceEquals(context, Context))
        {
            // Also code that did not capture the context stays inside: it never came from anywhere else.
            Scheduler.Add(new ClientCall(Context, continuation, state));
        }
        else
        {
            // Somebody runs an own context inside the machine; where it takes the continuation is its affair.
            Scheduler.Add(new ClientCall(Context, new SendOrPostCallback(_ => context.Post(new SendOrPostCallback(continuation), state)), null));
        }
    }

    public override void RunBeside(Action work, long duration, Action done)
    {
        if (Enter("work of a virtual chip"))
        {
            Add(new BesideEvent(work, done), _processor.Time + (duration * 100));
        }
    }

    public override bool Wait(KernelGate gate, long timeout)
    {
        RequireInside("a wait");
        if (!_processor.MayChangeThreads)
        {
            var level = _processor.Processor.Irql;
            throw BugCheck(BugCheckCode.AttemptedSwitchFromDpc, $"A wait for {gate.Name} at {level.Display()}.", (ulong)level);
        }

        if (!gate.IsOpen && timeout != 0)
        {
            Scheduler.Wait(gate, timeout < 0 ? -1 : Nanoseconds(timeout));
        }

        return gate.IsOpen;
    }

    public override bool Wake(KernelGate gate)
    {
        if (!Enter("a wake-up"))
        {
            return false;
        }

        Sharing?.Touch(gate, isWrite: true);
        if (!gate.TryOpen())
        {
            return false;
        }

        _processor.Note(TraceKind.Wake, gate);
        if (gate.DriveState is ParkedStack stack)
        {
            Scheduler.MakeReady(stack);
        }

        return true;
    }

    public override void Spin(int turn)
    {
        RequireInside("a spin");
        var level = _processor.Processor.Irql;
        if (turn >= (level < Irql.Dispatch ? Turns : TurnsAtRaisedLevel))
        {
            throw BugCheck(
                BugCheckCode.ThreadStuckInDeviceDriver,
                $"A loop at {level.Display()} waits for a lock that nobody can release while it runs, {CallPlace.Describe()}.",
                (ulong)level);
        }

        Scheduler.Spin(_costs.Spin);
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
        if (IsInside)
        {
            Scheduler.Add(new ClientCall(Context, callback, state));
        }
        else if (!_run.IsOver)
        {
            _ = _run.ReportLeft("a continuation");
        }
    }

    /// <summary>Refuses a call that comes from a thread that the simulation does not control, or after its end.</summary>
    public void RequireInside(string call)
    {
        if (!Enter(call))
        {
            throw new InvalidOperationException("The simulation has ended.");
        }
    }

    protected override void OnBugCheck(BugCheckException exception)
    {
        if (IsInside)
        {
            Sharing?.Touch(MachinePart.BugChecks, isWrite: true);
            _processor.Note(TraceKind.BugCheck, exception.Code.ToString());
        }
    }

    private void Add(DueEvent due, long time)
    {
        _processor.Events.Add(due, time);
        _observer?.Due(due, time);
    }

    /// <summary>What is due later than any run can take stays that, and is not wrapped into the past.</summary>
    private static long Nanoseconds(long ticks) => Math.Min(ticks, long.MaxValue / 200) * 100;

    private bool IsInside => ReferenceEquals(Processor.CurrentOrNone, _processor.Processor);

    /// <returns>False when the run is over and the call means nothing any more.</returns>
    private bool Enter(string call) =>
        IsInside || (_run.IsOver ? false : throw _run.ReportLeft(call));
}
