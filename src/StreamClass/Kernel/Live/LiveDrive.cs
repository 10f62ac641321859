namespace StreamClass.Kernel.Live;

/// <summary>The drive of a machine that runs in real time: real threads and a <see cref="TimeProvider"/>.</summary>
/// <remarks>
/// Each thread inside the machine counts as a processor. A level masks only the work of the lock that raised it; other threads
/// run on. Deferred procedure calls run on the thread that queued them, as soon as its level drops.
/// </remarks>
internal sealed class LiveDrive : KernelDrive
{
    /// <summary>How often a client looks for a lock again before it leaves its request there.</summary>
    private const int Pauses = 4;

    /// <summary>How long it does not look before the first time, in units of <see cref="Thread.SpinWait"/>: as long as a request takes.</summary>
    private const int FirstPause = 4;

    /// <summary>How long it does not look before the others: about two microseconds.</summary>
    /// <remarks>
    /// Each look takes the line of the lock from its holder, and each change of holders all that a request touches. Two clients of whom one
    /// looks every 40 ns get a third of what they do when the holder may do a dozen requests first.
    /// </remarks>
    private const int LaterPause = 64;

    private readonly TimeProvider _timeProvider;
    private readonly long _start;
    private readonly LiveWorkers _workers = new();

    public LiveDrive(TimeProvider timeProvider)
        : base(isSimulated: false)
    {
        _timeProvider = timeProvider;
        _start = timeProvider.GetTimestamp();
        StartTime = timeProvider.GetUtcNow();
    }

    public override long Now => _timeProvider.GetElapsedTime(_start).Ticks;

    public override DateTimeOffset StartTime { get; }

    public override TimeProvider TimeProvider => _timeProvider;

    public override SynchronizationContext? Context => null;

    public bool IsDisposed { get; private set; }

    public override void Stall(long duration)
    {
        var end = Now + duration;
        while (Now < end)
        {
            Thread.SpinWait(16);
        }
    }

    public override void Preempt(PreemptionPoint point, object? subject)
    {
    }

    public override void QueueDpc(Dpc dpc)
    {
        var processor = Processor.Current;
        processor.Add(dpc);
        if (processor.Irql < Irql.Dispatch)
        {
            processor.Lower(processor.Irql);
        }
    }

    public override void HandOver(Dpc dpc) =>
        ThreadPool.UnsafeQueueUserWorkItem((LiveHandOver)(dpc.DriveState ??= new LiveHandOver(this, dpc)), preferLocal: false);

    public override void QueueWorkItem(WorkItem item) => _workers.Queue(item);

    public override void StartThread(KernelThread thread)
    {
        // Whoever starts a thread is an accident: nothing of its ambient context may flow.
        var running = new Thread(static state => ((KernelThread)state!).Run()) { IsBackground = true, Name = thread.Name };
        running.UnsafeStart(thread);
    }

    public override void Arm(DriveTimer timer)
    {
        var armed = (LiveTimer?)timer.DriveState ?? Create(timer);
        armed.Arm();
    }

    public override void Disarm(DriveTimer timer) => ((LiveTimer?)timer.DriveState)?.Disarm();

    public override void RequestInterrupt(InterruptLine line) => line.Service();

    public override void Continue(Action<object?> continuation, object? state, SynchronizationContext? context)
    {
        if (context is null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(continuation, state, preferLocal: true);
        }
        else
        {
            context.Post(new SendOrPostCallback(continuation), state);
        }
    }

    public override void RunBeside(Action work, long duration, Action done) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static job =>
            {
                job.work();
                job.done();
            },
            (work, done),
            preferLocal: false);

    public override bool Wait(KernelGate gate, long timeout)
    {
        var signal = new ManualResetEventSlim();
        gate.DriveState = signal;

        // Full fence: either the waker sees the signal, or the gate is seen open here.
        Interlocked.MemoryBarrier();
        if (gate.IsOpen)
        {
            return true;
        }

        if (timeout < 0)
        {
            signal.Wait();
            return true;
        }

        // The time is that of the provider, like every other time of the machine.
        var timer = new WaitLimit(signal) { Due = timeout > long.MaxValue - Now ? long.MaxValue : Now + timeout };
        Arm(timer);
        signal.Wait();
        Disarm(timer);
        ((LiveTimer)timer.DriveState!).Discard();
        return gate.IsOpen;
    }

    public override bool Wake(KernelGate gate)
    {
        if (!gate.TryOpen())
        {
            return false;
        }

        ((ManualResetEventSlim?)gate.DriveState)?.Set();
        return true;
    }

    public override bool Pause(int turn)
    {
        if (turn >= Pauses)
        {
            return false;
        }

        Thread.SpinWait(turn == 0 ? FirstPause : LaterPause);
        return true;
    }

    public override void Spin(int turn)
    {
        if (turn < 10)
        {
            Thread.SpinWait(4 << turn);
        }
        else if (turn % 16 != 15)
        {
            Thread.Sleep(0);
        }
        else
        {
            Thread.Sleep(1);
        }
    }

    public override ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return _workers.DisposeAsync();
    }

    private LiveTimer Create(DriveTimer timer)
    {
        var created = new LiveTimer(this, _timeProvider, timer);
        var first = (LiveTimer?)timer.TrySetDriveState(created);
        if (first is not null)
        {
            created.Discard();
        }

        return first ?? created;
    }
}
