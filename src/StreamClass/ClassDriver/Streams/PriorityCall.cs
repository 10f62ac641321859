using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <summary>The pending call of StreamClassCallAtNewPriority for one stream or the device.</summary>
/// <remarks>A second pending call replaces the first. Reference 3, 7, 12.7.</remarks>
internal sealed class PriorityCall : LockWork, INamedSubject
{
    private readonly ClassDevice _device;
    private readonly ClassStream? _stream;
    private readonly string _name;

    // Most streams never make such a call. Two threads that make the first at once may make one each: a call is taken once.
    private Dpc? _dpc;
    private WorkItem? _workItem;
    private Call? _pending;
    private int _posted;
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
    public bool IsPending => Volatile.Read(ref _pending) is not null;

    public void Queue(StreamPriority priority, HwCallbackRoutine routine, object? context)
    {
        if (Volatile.Read(ref _isStopped))
        {
            _device.Observer?.CallDropped(_device, Name, isPending: false);
            return;
        }

        Volatile.Write(ref _pending, new Call(priority, routine, context));
        switch (priority)
        {
            case StreamPriority.Dispatch:
                _dpc ??= new Dpc(_device.Drive, static state => ((PriorityCall)state!).RunUnsynchronized(StreamPriority.Dispatch), this);
                _dpc.Queue();
                break;
            case StreamPriority.Low:
                _workItem ??= new WorkItem(static state => ((PriorityCall)state!).RunUnsynchronized(StreamPriority.Low), this);
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
        Volatile.Write(ref _isStopped, true);
        Volatile.Write(ref _pending, null);
    }

    /// <summary>Calls a High routine. The lock is held.</summary>
    public override void Run()
    {
        Interlocked.Exchange(ref _posted, 0);
        RunHigh_NeedsLock();
    }

    public override string ToString() => Name;

    private void RunHigh_NeedsLock()
    {
        var call = Volatile.Read(ref _pending);
        if (call is { Priority: StreamPriority.High or StreamPriority.LowToHigh } && TryTake(call))
        {
            _device.Routines.Callback(RoutineKind.Priority, "High priority routine", static call => call.Routine(call.Context), call, _stream);
        }
    }

    /// <summary>Before the call returns when the caller does not hold the lock; otherwise after what the holder does now.</summary>
    private void QueueHigh()
    {
        var processor = Processor.Current;
        if (_device.Lock.IsHeldBy(processor))
        {
            if (Interlocked.Exchange(ref _posted, 1) == 0)
            {
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

    private void RunUnsynchronized(StreamPriority priority)
    {
        var call = Volatile.Read(ref _pending);
        if (call?.Priority != priority || !TryTake(call))
        {
            return;
        }

        _device.Routines.Callback(
            RoutineKind.Priority, $"{priority} priority routine", static call => call.Routine(call.Context), call, _stream);
    }

    private bool TryTake(Call call) =>
        Interlocked.CompareExchange(ref _pending, null, call) == call && !Volatile.Read(ref _isStopped);

    private sealed record Call(StreamPriority Priority, HwCallbackRoutine Routine, object? Context);
}
