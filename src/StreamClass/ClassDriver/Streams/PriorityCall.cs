using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <summary>The pending call of StreamClassCallAtNewPriority for one stream or the device.</summary>
/// <remarks>
/// A second pending call replaces the first. Reference 3, 7, 12.7. A minidriver may ask for one with each request, so that a call is no
/// object: one word says what is pending, and the call itself is in one of two places. The holder of the lock leaves a High call in a place
/// that nobody else touches; every other call is left and taken under a busy word. Whoever writes the word last has replaced what was
/// there, and only a compare-exchange takes: what is left meanwhile is not lost.
/// </remarks>
internal sealed class PriorityCall : LockWork, INamedSubject
{
    /// <summary>How the routines are called where somebody asks which one runs.</summary>
    private const string HighRoutine = "High priority routine";
    private const string DispatchRoutine = "Dispatch priority routine";
    private const string LowRoutine = "Low priority routine";

    /// <summary>What the word says when it is not the priority of a call that was left without the lock.</summary>
    private const int Nothing = -1;
    private const int OfHolder = -2;

    private readonly ClassDevice _device;
    private readonly ClassStream? _stream;
    private readonly string _name;

    // Most streams never make such a call. Two threads that make the first at once may make one each: a call is taken once.
    private Dpc? _dpc;
    private WorkItem? _workItem;
    private int _pending = Nothing;
    private Call _ofHolder;
    private Call _left;
    private BusyWord _busy;
    private bool _isPosted;
    private bool _isStopped;

    public PriorityCall(ClassDevice device, string name, ClassStream? stream)
    {
        _stream = stream;
        _device = device;
        _name = name;
    }

    public string Name => $"{_name} priority call";

    public override bool IsUrgent => true;

    /// <summary>Whether a call is due.</summary>
    public bool IsPending => Volatile.Read(ref _pending) != Nothing && !Volatile.Read(ref _isStopped);

    public void Queue(StreamPriority priority, HwCallbackRoutine routine, object? context)
    {
        if (Volatile.Read(ref _isStopped))
        {
            _device.Observer?.CallDropped(_device, Name, isPending: false);
            return;
        }

        var call = new Call(routine, context);
        switch (priority)
        {
            case StreamPriority.Dispatch:
                Leave(priority, call);
                _dpc ??= new Dpc(
                    _device.Drive, static state => ((PriorityCall)state!).RunUnsynchronized(StreamPriority.Dispatch, DispatchRoutine), this);
                _dpc.Queue();
                break;
            case StreamPriority.Low:
                Leave(priority, call);
                _workItem ??= new WorkItem(static state => ((PriorityCall)state!).RunUnsynchronized(StreamPriority.Low, LowRoutine), this);
                _device.Drive.QueueWorkItem(_workItem);
                break;
            default:
                QueueHigh(priority, call);
                break;
        }
    }

    /// <summary>What it belongs to is closed: it never calls anything again.</summary>
    public void Stop()
    {
        Volatile.Write(ref _isStopped, true);
        Interlocked.Exchange(ref _pending, Nothing);
    }

    /// <summary>Calls a High routine. The lock is held.</summary>
    public override void Run()
    {
        _isPosted = false;
        RunHigh_NeedsLock();
    }

    public override string ToString() => Name;

    /// <summary>Before the call returns when the caller does not hold the lock; otherwise after what the holder does now.</summary>
    private void QueueHigh(StreamPriority priority, in Call call)
    {
        var processor = Processor.Current;
        if (_device.Lock.IsHeldBy(processor))
        {
            _ofHolder = call;
            Volatile.Write(ref _pending, OfHolder);
            if (!_isPosted)
            {
                _isPosted = true;
                _device.Lock.AddUrgent_NeedsLock(this);
            }

            return;
        }

        Leave(priority, call);
        using var turn = new LockTurn(_device.Lock, processor);
        if (turn.IsHeld)
        {
            // Not Run: this call can still be linked as urgent work, and must not be linked twice.
            RunHigh_NeedsLock();
        }
    }

    private void RunHigh_NeedsLock()
    {
        if (TryTakeHigh_NeedsLock(out var call))
        {
            _device.Routines.High_NeedsLock(HighRoutine, call.Routine, call.Context, _stream);
        }
    }

    private void RunUnsynchronized(StreamPriority priority, string name)
    {
        if (TryTake((int)priority, out var call))
        {
            _device.Routines.Callback(RoutineKind.Priority, name, static call => call.Routine(call.Context), call, _stream);
        }
    }

    /// <summary>Leaves a call for which its caller does not need the lock.</summary>
    private void Leave(StreamPriority priority, in Call call)
    {
        _busy.Enter(_device.Drive);
        _left = call;
        Volatile.Write(ref _pending, (int)priority);
        _busy.Leave();
    }

    /// <summary>Takes the call that was left at a priority, if it is still pending. One caller gets it.</summary>
    private bool TryTake(int priority, out Call call)
    {
        call = default;
        if (Volatile.Read(ref _pending) != priority)
        {
            return false;
        }

        _busy.Enter(_device.Drive);
        var takes = Interlocked.CompareExchange(ref _pending, Nothing, priority) == priority;
        if (takes)
        {
            call = _left;
            _left = default;
        }

        _busy.Leave();
        return takes && !Volatile.Read(ref _isStopped);
    }

    /// <summary>Takes the High call that is pending, wherever it was left.</summary>
    private bool TryTakeHigh_NeedsLock(out Call call)
    {
        var pending = Volatile.Read(ref _pending);
        if (pending is (int)StreamPriority.High or (int)StreamPriority.LowToHigh)
        {
            return TryTake(pending, out call);
        }

        call = _ofHolder;
        _ofHolder = default;
        return pending == OfHolder
            && Interlocked.CompareExchange(ref _pending, Nothing, OfHolder) == OfHolder && !Volatile.Read(ref _isStopped);
    }

    private readonly record struct Call(HwCallbackRoutine Routine, object? Context);
}
