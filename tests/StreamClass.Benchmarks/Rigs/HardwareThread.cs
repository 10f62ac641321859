namespace StreamClass.Benchmarks.Rigs;

/// <summary>A piece of hardware that runs beside everything else: it finishes at once what was started.</summary>
/// <remarks>What was started while it was busy is finished together, as one interrupt of real hardware speaks for several transfers.</remarks>
internal sealed class HardwareThread : IDisposable
{
    private readonly Action<int> _finished;
    private readonly Thread _thread;
    private long _started;
    private bool _hasEnded;

    /// <param name="finished">Told on the thread of the hardware how many transfers are finished.</param>
    public HardwareThread(Action<int> finished)
    {
        _finished = finished;
        _thread = new Thread(Run) { IsBackground = true, Name = "hardware" };
        _thread.Start();
    }

    /// <summary>Starts a transfer.</summary>
    public void Start() => Interlocked.Increment(ref _started);

    public void Dispose()
    {
        Volatile.Write(ref _hasEnded, true);
        _thread.Join();
    }

    private void Run()
    {
        var finished = 0L;
        var wait = new SpinWait();
        while (!Volatile.Read(ref _hasEnded))
        {
            var count = (int)(Volatile.Read(ref _started) - finished);
            if (count == 0)
            {
                wait.SpinOnce(sleep1Threshold: -1);
                continue;
            }

            wait.Reset();
            finished += count;
            _finished(count);
        }
    }
}
