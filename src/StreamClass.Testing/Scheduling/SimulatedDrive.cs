using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Timing;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>The drive of a machine that runs in virtual time, in the order that a chooser decides.</summary>
internal sealed partial class SimulatedDrive : KernelDrive
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

    /// <summary>Virtual time, which any thread may read.</summary>
    public VirtualClock Clock => _machine.Clock;

    /// <summary>Who acts in the run, and whose code is running.</summary>
    public Actors Actors => _machine.Actors;

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

    /// <summary>Ends the run with what somebody who watches it has noticed; what is on the stack is unwound at its next step.</summary>
    public void Fail(Exception noticed)
    {
        if (_admission.IsInside)
        {
            _ = _machine.Run.Fail(SimulationFailure.ScenarioFailed, noticed.Message, noticed);
        }
    }

    /// <summary>Few, so that what depends on a reservation is met in a run of ordinary length.</summary>
    public override int StaysBeforeReserving => 2;

    public override bool Admit() => _admission.Admit("a call of the machine");

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

    /// <summary>Tells the trace that the scenario threw: after it the machine is only switched off. An exception filter.</summary>
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
}
