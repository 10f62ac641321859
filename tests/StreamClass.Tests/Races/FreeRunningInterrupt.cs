using StreamClass.Tests.Hardware;

namespace StreamClass.Tests.Races;

/// <summary>A board that raises its line from a thread of its own as often as the driver drops it.</summary>
internal sealed class FreeRunningInterrupt : IDisposable
{
    private readonly TestBoard _board;
    private readonly Thread _thread;
    private bool _stopped;

    public FreeRunningInterrupt(TestBoard board)
    {
        _board = board;
        _thread = new Thread(Run) { IsBackground = true, Name = "hardware" };
        _thread.Start();
    }

    /// <summary>How often the line went up; final once stopped.</summary>
    public long Raised { get; private set; }

    public void Stop()
    {
        Volatile.Write(ref _stopped, true);
        _thread.Join();
    }

    public void Dispose() => Stop();

    private void Run()
    {
        while (!Volatile.Read(ref _stopped))
        {
            _board.Inside(() =>
            {
                if (!_board.IsInterruptAsserted)
                {
                    Raised++;
                    _board.Raise();
                }
            });
            Thread.Yield();
        }
    }
}
