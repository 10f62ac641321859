using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <summary>The timer of StreamClassScheduleTimer for one stream or the device.</summary>
/// <remarks>A new call replaces the pending one; a due time that was replaced meanwhile calls nothing. Reference 12.13.</remarks>
internal sealed class ScheduledTimer : LockWork, INamedSubject
{
    private readonly ClassDevice _device;
    private readonly ClassStream? _stream;
    private readonly KernelTimer _timer;
    private Call? _pending;
    private int _posted;
    private bool _isStopped;

    public ScheduledTimer(ClassDevice device, string name, ClassStream? stream)
    {
        _stream = stream;
        _device = device;
        Name = $"{name} timer";
        _timer = new KernelTimer(device.Drive, Name, new Dpc(device.Drive, static state => ((ScheduledTimer)state!).OnDue(), this));
    }

    public string Name { get; }

    public override bool IsUrgent => true;

    /// <summary>Whether a call is due.</summary>
    public bool IsPending => Volatile.Read(ref _pending) is not null;

    public void Schedule(uint microseconds, HwCallbackRoutine? routine, object? context)
    {
        if (microseconds == 0 || routine is null)
        {
            Cancel();
            return;
        }

        if (Volatile.Read(ref _isStopped))
        {
            _device.Observer?.CallDropped(_device, Name, isPending: false);
            Cancel();
            return;
        }

        var due = _device.Drive.Now + (microseconds * 10L);
        Volatile.Write(ref _pending, new Call(routine, context, due));
        _timer.Set(microseconds * 10L);

        // Two threads that schedule at once may set the timer in the other order than they left their calls.
        if (Volatile.Read(ref _pending) is { } latest && latest.Due < _timer.Due)
        {
            _timer.Set(Math.Max(latest.Due - _device.Drive.Now, 0));
        }
    }

    /// <summary>What it belongs to is closed: it never calls anything again.</summary>
    public void Stop()
    {
        Volatile.Write(ref _isStopped, true);
        if (Volatile.Read(ref _pending) is not null)
        {
            _device.Observer?.CallDropped(_device, Name, isPending: true);
        }

        Cancel();
    }

    /// <summary>Calls the routine. The lock is held, or the level is DISPATCH_LEVEL.</summary>
    public override void Run()
    {
        Interlocked.Exchange(ref _posted, 0);
        var call = Volatile.Read(ref _pending);
        if (call is null || Volatile.Read(ref _isStopped))
        {
            return;
        }

        if (call.Due > _device.Drive.Now)
        {
            // Two threads scheduled at once, and the timer took the due time of the other.
            _timer.Set(call.Due - _device.Drive.Now);
            return;
        }

        if (Interlocked.CompareExchange(ref _pending, null, call) != call)
        {
            return;
        }

        _device.Routines.Callback(RoutineKind.Timer, "timer routine", static call => call.Routine(call.Context), call, _stream);
    }

    public override string ToString() => Name;

    private void Cancel()
    {
        Volatile.Write(ref _pending, null);
        _timer.Cancel();
    }

    private void OnDue()
    {
        if (Interlocked.Exchange(ref _posted, 1) == 0)
        {
            _device.Dispatcher.Post(this);
        }
    }

    private sealed record Call(HwCallbackRoutine Routine, object? Context, long Due);
}
