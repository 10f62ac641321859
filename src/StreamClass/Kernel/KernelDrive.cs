using System.Collections.Immutable;

namespace StreamClass.Kernel;

/// <summary>The seam: everything of the kernel that depends on time or on threads.</summary>
/// <remarks>
/// The engine above is the same code whichever drive runs it. <c>Live</c> is real threads and a <see cref="TimeProvider"/>;
/// the simulated drive is virtual time and a seed. Times are in units of 100 ns since the machine was switched on.
/// </remarks>
internal abstract class KernelDrive : IAsyncDisposable
{
    /// <summary>Units of 100 ns in a second.</summary>
    public const long Second = 10_000_000;

    private ImmutableArray<BugCheckException> _bugChecks = [];

    /// <summary>Whether a scheduler decides at preemption points; read without a call on the hot paths.</summary>
    public readonly bool IsSimulated;

    protected KernelDrive(bool isSimulated)
    {
        IsSimulated = isSimulated;
        Handles = new HandleTable(this);
    }

    /// <summary>Told what code shares; null unless somebody asks for it.</summary>
    public ISharingObserver? Sharing { get; protected init; }

    /// <summary>The handles of the machine.</summary>
    public HandleTable Handles { get; }

    /// <summary>Told of every broken rule before it is thrown.</summary>
    public Action<BugCheckException>? BugCheckRecorded { get; set; }

    /// <summary>Whether stacks are being unwound because the run is over: what they throw is nobody's mistake.</summary>
    public virtual bool IsUnwinding => false;

    public abstract long Now { get; }

    /// <summary>A clock that is cheaper than <see cref="Now"/> and only some milliseconds off, but has a zero of its own and may drift.</summary>
    public virtual long CoarseClock => Now;

    /// <summary>The wall clock at the time zero of <see cref="Now"/>.</summary>
    public abstract DateTimeOffset StartTime { get; }

    /// <summary>The same clock for code that asks for a <see cref="System.TimeProvider"/>; its timers stay inside the machine.</summary>
    public abstract TimeProvider TimeProvider { get; }

    /// <summary>Where the machine's own tasks continue; null means wherever the awaiting code was.</summary>
    public abstract SynchronizationContext? Context { get; }

    /// <summary>
    /// After how many stays of one processor in a row a device's lock is reserved for it. A revocation costs as much as some hundred stays save.
    /// </summary>
    public virtual int StaysBeforeReserving => 16;

    /// <summary>Keeps the processor busy for a time.</summary>
    public abstract void Stall(long duration);

    /// <summary>Lets the scheduler choose what runs now. Called only when <see cref="IsSimulated"/>.</summary>
    public abstract void Preempt(PreemptionPoint point, object? subject);

    /// <summary>The level of <paramref name="processor"/> was set back. Called only when <see cref="IsSimulated"/>.</summary>
    public virtual void Lowered(Processor processor)
    {
    }

    /// <summary>Whether anything can go wrong at <see cref="FaultAt"/>.</summary>
    public virtual bool OffersFaults => false;

    /// <summary>What goes wrong here, if anything does. Called only when <see cref="IsSimulated"/>.</summary>
    /// <param name="point">What is about to be done.</param>
    /// <param name="subject">What it concerns.</param>
    public virtual FaultEffect FaultAt(FaultPoint point, object? subject) => FaultEffect.None;

    /// <summary>Whether the calling thread may enter the machine at all.</summary>
    /// <remarks>
    /// Every other call throws on a thread that a simulation does not control. An entry whose caller cannot take an exception (a
    /// cancellation callback) asks here first; a refusal is on record already.
    /// </remarks>
    public virtual bool Admit() => true;

    /// <summary>Has the call made as soon as the level allows, on a processor of the drive's choice when it is already low.</summary>
    public abstract void QueueDpc(Dpc dpc);

    /// <summary>As <see cref="QueueDpc"/>, but never on the calling thread: the caller has done its share of others' work.</summary>
    public abstract void HandOver(Dpc dpc);

    public abstract void QueueWorkItem(WorkItem item);

    /// <summary>Starts a thread that calls <see cref="KernelThread.Run"/> at PASSIVE_LEVEL.</summary>
    public abstract void StartThread(KernelThread thread);

    /// <summary>Fires <paramref name="timer"/> once at its <see cref="DriveTimer.Due"/>.</summary>
    public abstract void Arm(DriveTimer timer);

    /// <summary>Takes back <see cref="Arm"/>; a call that is already under way is not waited for.</summary>
    public abstract void Disarm(DriveTimer timer);

    /// <summary>A line was asserted: have <see cref="InterruptLine.Service"/> called when the processor takes interrupts.</summary>
    public abstract void RequestInterrupt(InterruptLine line);

    /// <summary>Runs client code that waited for the machine. Never inline.</summary>
    /// <param name="continuation">What to run.</param>
    /// <param name="state">Its argument.</param>
    /// <param name="context">What the awaiting code captured, or null.</param>
    public abstract void Continue(Action<object?> continuation, object? state, SynchronizationContext? context);

    /// <summary>Runs work of a virtual chip beside the processor, then <paramref name="done"/>.</summary>
    /// <param name="work">What the chip computes; touches nothing that registers show.</param>
    /// <param name="duration">How long the chip takes on a simulated machine.</param>
    /// <param name="done">Called afterwards, on a thread of the hardware.</param>
    public abstract void RunBeside(Action work, long duration, Action done);

    /// <summary>Waits below DISPATCH_LEVEL until <paramref name="gate"/> opens.</summary>
    /// <returns>False when <paramref name="timeout"/> (100 ns, or -1) ran out first.</returns>
    public abstract bool Wait(KernelGate gate, long timeout);

    /// <summary>Opens a gate that something waits for.</summary>
    /// <returns>False when it was open already.</returns>
    public abstract bool Wake(KernelGate gate);

    /// <summary>Lets a few instructions' time pass while another processor has what the caller wants.</summary>
    /// <param name="turn">How often the caller has paused already.</param>
    /// <returns>False when it is time to do something else. In a simulation nothing changes by itself, so always.</returns>
    public virtual bool Pause(int turn) => false;

    /// <summary>Lets a little time pass for a client that waits for its turn at a device.</summary>
    /// <param name="turn">How often it has paused already.</param>
    /// <returns>False when it has waited long enough. In a simulation nothing changes by itself, so always.</returns>
    public virtual bool PauseForTurn(int turn) => false;

    /// <summary>Whether work waits for a thread.</summary>
    public virtual bool IsCrowded => false;

    /// <summary>Lets some calls' time pass, because what the caller brings is cheaper to take together with more of it.</summary>
    /// <param name="turn">How often the caller has lingered already; each time is longer than the one before.</param>
    /// <returns>False when it has been long enough. In a simulation nothing comes of it, so always.</returns>
    public virtual bool Linger(int turn) => false;

    /// <summary>One turn of a loop that waits for another processor.</summary>
    /// <param name="turn">How many turns there have been.</param>
    public abstract void Spin(int turn);

    public abstract ValueTask DisposeAsync();

    /// <summary>Whether something simply fails here, as memory does that cannot be had.</summary>
    public bool FailsAt(FaultPoint point, object? subject) => IsSimulated && FaultAt(point, subject) != FaultEffect.None;

    /// <summary>Records a broken rule; the caller throws what it gets.</summary>
    public BugCheckException BugCheck(BugCheckCode code, string message, params ulong[] parameters)
    {
        var exception = new BugCheckException(code, message, parameters);
        ImmutableInterlocked.Update(ref _bugChecks, static (list, added) => list.Add(added), exception);
        OnBugCheck(exception);
        BugCheckRecorded?.Invoke(exception);
        return exception;
    }

    /// <summary>Every rule that was broken so far, oldest first.</summary>
    public ImmutableArray<BugCheckException> BugChecks => _bugChecks;

    /// <summary>A routine of a driver threw; for the trace of a drive that keeps one.</summary>
    public virtual void NoteFailure(Exception exception)
    {
    }

    /// <summary>A rule was broken; for the trace of a drive that keeps one.</summary>
    protected virtual void OnBugCheck(BugCheckException exception)
    {
    }
}
