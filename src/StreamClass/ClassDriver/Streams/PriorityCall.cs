using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <summary>The pending call of StreamClassCallAtNewPriority for one stream or the device.</summary>
/// <remarks>A second pending call replaces the first. Reference 3, 7, 12.7.</remarks>
internal sealed class PriorityCall : LockWork, INamedSubject
{
    /// <summary>How the routines are called where somebody asks which one runs.</summary>
    private const string HighRoutine = "High priority routine";
    private const string DispatchRoutine = "Dispatch priority routine";
    private const string LowRoutine = "Low priority routine";

    private readonly ClassDevice _device;
    private readonly ClassStream? _stream;
    private readonly string _name;

    // Most streams never make such a call. Two threads that make the first at once may make one each: a call is taken once.
    private Dpc? _dpc;
    private WorkItem? _workItem;

    // The word is for a few moves only: a call that is made for each request must not be an object, and has more than one word.
    private BusyWord _busy;
    private Call _pending;
    private bool _isPending;
    private bool _isStopped;
    private bool _isPosted;

    public PriorityCall(ClassDevice device, string name, ClassStream? stream)
    {
        _stream = stream;
        _device = device;
        _name = name;
    }

    public string Name => $"{_name} priority call";

    public override bool IsUrgent => true;

    /// <summary>Whether a call is due.</summary>
    public bool IsPending => Volatile.Read(ref _isPending);

    public void Queue(StreamPriority priority, HwCallbackRoutine routine, object? context)
    {
        if (!TryReplace(new Call(priority, routine, context)))
        {
            _device.Observer?.CallDropped(_device, Name, isPending: false);
            return;
        }

        switch (priority)
        {
            case StreamPriority.Dispatch:
                _dpc ??= new Dpc(_device.Drive, static state => ((PriorityCall)state!).RunUnsynchronized(StreamPriority.Dispatch, DispatchRoutine), this);
                _dpc.Queue();
                break;
            case StreamPriority.Low:
                _workItem ??= new WorkItem(static state => ((PriorityCall)state!).RunUnsynchronized(StreamPriority.Low, LowRoutine), this);
                _device.Drive.QueueWorkItem(_workItem);
                break;
            default:
                QueueHigh();
                break;
        }
    }

    /// <summary>What it belongs to is closed: it never calls anything again.</summary>
    public void Stop()
    {
        _busy.Enter(_device.Drive);
        _isStopped = true;
        Forget();
        _busy.Leave();
    }

    /// <summary>Calls a High routine. The lock is held.</summary>
    public override void Run()
    {
        _isPosted = false;
        RunHigh_NeedsLock();
    }

    public override string ToString() => Name;

    private void RunHigh_NeedsLock()
    {
        if (TryTake(StreamPriority.High, StreamPriority.LowToHigh, out var call))
        {
            _device.Routines.Callback(RoutineKind.Priority, HighRoutine, static call => call.Routine(call.Context), call, _stream);
        }
    }

    /// <summary>Before the call returns when the caller does not hold the lock; otherwise after what the holder does now.</summary>
    private void QueueHigh()
    {
        var processor = Processor.Current;
        if (_device.Lock.IsHeldBy(processor))
        {
            if (!_isPosted)
            {
                _isPosted = true;
                _device.Lock.AddUrgent_NeedsLock(this);
            }

            return;
        }

        using var turn = new LockTurn(_device.Lock, processor);
        if (turn.IsHeld)
        {
            // Not Run: this call can still be linked as urgent work, and must not be linked twice.
            RunHigh_NeedsLock();
        }
    }

    private void RunUnsynchronized(StreamPriority priority, string name)
    {
        if (TryTake(priority, priority, out var call))
        {
            _device.Routines.Callback(RoutineKind.Priority, name, static call => call.Routine(call.Context), call, _stream);
        }
    }

    /// <summary>Leaves a call. False when nothing is called any more.</summary>
    private bool TryReplace(in Call call)
    {
        _busy.Enter(_device.Drive);
        var replaces = !_isStopped;
        if (replaces)
        {
            _pending = call;
            Volatile.Write(ref _isPending, true);
        }

        _busy.Leave();
        return replaces;
    }

    /// <summary>Takes the call that is pending, if it is one for these priorities. One caller gets it.</summary>
    private bool TryTake(StreamPriority priority, StreamPriority other, out Call call)
    {
        call = default;
        if (!Volatile.Read(ref _isPending))
        {
            return false;
        }

        _busy.Enter(_device.Drive);
        var takes = _isPending && (_pending.Priority == priority || _pending.Priority == other);
        if (takes)
        {
            call = _pending;
            Forget();
        }

        _busy.Leave();
        return takes;
    }

    /// <summary>Nothing is pending, and nothing of a minidriver's is kept.</summary>
    private void Forget()
    {
        _pending = default;
        Volatile.Write(ref _isPending, false);
    }

    private readonly record struct Call(StreamPriority Priority, HwCallbackRoutine Routine, object? Context);
}
