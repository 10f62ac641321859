namespace StreamClass.Kernel.Live;

/// <summary>The drive of a machine that runs in real time: real threads and a <see cref="TimeProvider"/>.</summary>
/// <remarks>
/// Each thread inside the machine counts as a processor. A level masks only the work of the lock that raised it; other threads
/// run on. Deferred procedure calls run on the thread that queued them, as soon as its level drops.
/// </remarks>
internal sealed class LiveDrive : KernelDrive
{
    /// <summary>How often somebody looks for a lock again before he does something else.</summary>
    private const int Pauses = 12;

    /// <summary>How often a client pauses for its turn at a lock before it leaves its request there: some tenths of a millisecond.</summary>
    private const int PausesForATurn = 4_000;

    /// <summary>A tenth of a microsecond.</summary>
    private const int SpinsForATurn = 3;

    /// <summary>How long an interrupt waits before it is left to whoever holds the lock: some 0.3, 1.2 and 5 us.</summary>
    private const int Lingers = 3;
    private const int FirstLinger = 8;

    private readonly TimeProvider _timeProvider;
    private readonly long _start;
    private readonly LiveWorkers _workers = new();

    /// <summary>Whether waiting keeps the only processor from whoever is waited for.</summary>
    private readonly bool _isAlone = Environment.ProcessorCount == 1;

    public LiveDrive(TimeProvider timeProvider)
        : base(isSimulated: false)
    {
        _timeProvider = timeProvider;
        _start = timeProvider.GetTimestamp();
        StartTime = timeProvider.GetUtcNow();
    }

    public override long Now => _timeProvider.GetElapsedTime(_start).Ticks;

    public override long CoarseClock =>
        ReferenceEquals(_timeProvider, TimeProvider.System) ? Environment.TickCount64 * TimeSpan.TicksPerMillisecond : Now;

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

        Thread.SpinWait(1);
        return true;
    }

    public override bool PauseForTurn(int turn)
    {
        if (_isAlone || turn >= PausesForATurn)
        {
            return false;
        }

        Thread.SpinWait(SpinsForATurn);
        return true;
    }

    public override bool IsCrowded => ThreadPool.PendingWorkItemCount > 0;

    public override bool Linger(int turn)
    {
        if (turn >= Lingers)
        {
            return false;
        }

        // Few looks, further and further apart: each takes the word that is looked at from the processor that writes it.
        Thread.SpinWait(FirstLinger << (2 * turn));
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
