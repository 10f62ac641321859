using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>One call of a minidriver's routine: named while it runs, without ambient context, and back at the level it had.</summary>
internal readonly ref struct MinidriverCall
{
    private readonly ClassDevice _device;
    private readonly Processor _processor;
    private readonly SynchronizationContext? _context;
    private readonly string _routine;
    private readonly object? _outerCallback;
    private readonly object? _outerOwner;
    private readonly string? _outerUnderLock;
    private readonly bool _underLock;
    private readonly Irql _irql;

    private MinidriverCall(ClassDevice device, Processor processor, RoutineKind kind, string routine, ClassStream? stream, StreamRequest? request)
    {
        _device = device;
        _routine = routine;
        _processor = processor;
        _irql = _processor.Irql;
        _outerCallback = _processor.NotedCallback;
        _processor.Callback = routine;
        if (!ReferenceEquals(_processor.Drive, device.Drive))
        {
            _processor.Drive = device.Drive;
        }

        _underLock = device.Lock.IsHeldBy(_processor);
        if (_underLock)
        {
            _outerUnderLock = device.Running.SetUnderLock(routine);
        }
        else
        {
            device.Running.EnterFree(routine);
        }

        _context = SynchronizationContext.Current;
        if (_context is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }

        if (device.Drive.IsSimulated)
        {
            if (device.Drive.Sharing is { } sharing)
            {
                _outerOwner = sharing.Enter(device.Registration.MiniDriver);
                sharing.RoutineBegins(device.Registration.MiniDriver, routine);
            }

            device.Drive.Preempt(PreemptionPoint.HandOver, routine);
        }

        device.Observer?.RoutineBegins(device, kind, routine, stream, request);
    }

    public static MinidriverCall Begin(ClassDevice device, RoutineKind kind, string routine, ClassStream? stream = null) =>
        new(device, Processor.Current, kind, routine, stream, null);

    /// <summary>The same for a request.</summary>
    public static MinidriverCall Begin(ClassDevice device, Processor processor, RoutineKind kind, string routine, StreamRequest request) =>
        new(device, processor, kind, routine, request.Stream, request);

    /// <param name="answer">What the routine answered or threw, for those who watch.</param>
    public void End(object? answer = null)
    {
        _device.Observer?.RoutineEnds(_device, _routine, answer);
        if (_device.Drive.Sharing is { } sharing)
        {
            sharing.RoutineEnds();
            sharing.Leave(_outerOwner);
        }

        _processor.Irql = _irql;
        _processor.Callback = _outerCallback;
        if (_underLock)
        {
            _device.Running.SetUnderLock(_outerUnderLock);
        }
        else
        {
            _device.Running.LeaveFree(_routine);
        }

        if (_context is not null)
        {
            SynchronizationContext.SetSynchronizationContext(_context);
        }
    }
}
