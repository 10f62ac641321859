using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>A <see cref="MinidriverCall"/> under the lock that nobody watches.</summary>
internal readonly ref struct UnwatchedCall
{
    private readonly ClassDevice _device;
    private readonly Processor _processor;
    private readonly SynchronizationContext? _context;
    private readonly object? _outerCallback;

    private UnwatchedCall(ClassDevice device, Processor processor, string routine)
    {
        _device = device;
        _processor = processor;
        _outerCallback = processor.NotedCallback;
        processor.Callback = routine;
        device.Running.BeginPass(routine);
        _context = SynchronizationContext.Current;
        if (_context is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    public static UnwatchedCall Begin(ClassDevice device, Processor processor, string routine) => new(device, processor, routine);

    public void End()
    {
        _processor.Irql = _device.Lock.Irql;
        _device.Running.EndPass();
        if (_outerCallback is null)
        {
            // Null is written without a barrier.
            _processor.Callback = null;
        }
        else
        {
            _processor.Callback = _outerCallback;
        }

        if (_context is not null)
        {
            SynchronizationContext.SetSynchronizationContext(_context);
        }
    }
}
