namespace StreamClass.Testing.Scheduling;

/// <summary>An operating-system thread that carries stacks of the simulation. It runs only while it holds the baton.</summary>
internal sealed class Carrier : IDisposable
{
    private const int StackSize = 1 << 20;

    private readonly SemaphoreSlim _baton = new(0);
    private bool _dismissed;

    public Carrier(int number)
    {
        var thread = new Thread(Carry, StackSize) { IsBackground = true, Name = $"Simulation {number}" };

        // The thread that happens to need a carrier first is an accident: nothing of its ambient context may flow.
        thread.UnsafeStart();
    }

    /// <summary>Whose loop the carrier runs next.</summary>
    public Scheduler? Scheduler { get; set; }

    /// <summary>Passes the baton to this carrier. The caller touches nothing of the simulation afterwards.</summary>
    public void Give() => _baton.Release();

    /// <summary>Stands still until the baton comes back.</summary>
    public void Await() => _baton.Wait();

    /// <summary>Ends the thread once it stands still.</summary>
    public void Dispose()
    {
        _dismissed = true;
        Give();
    }

    private void Carry()
    {
        for (; ; )
        {
            Await();
            if (_dismissed)
            {
                return;
            }

            Scheduler!.Run(this);
        }
    }
}
