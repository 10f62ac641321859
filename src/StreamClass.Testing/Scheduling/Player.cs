using System.Runtime.ExceptionServices;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Threads;

namespace StreamClass.Testing.Scheduling;

/// <summary>A carrier that makes run after run itself, so that none begins or ends with a change of threads.</summary>
/// <remarks>Whoever asked for the runs waits on a thread of its own, which is never one that a run can hang.</remarks>
internal sealed class Player : IDisposable
{
    private readonly Carrier _carrier = Carrier.OfItsOwn();
    private readonly CarrierPool _carriers;
    private readonly ManualResetEventSlim _done = new();
    private RunState? _run;
    private Exception? _thrown;
    private bool _hasEnded;

    public Player(CarrierPool carriers)
    {
        _carriers = carriers;
        carriers.Player = this;
    }

    /// <summary>The run that is being made, or was made last.</summary>
    public RunState? Run => Volatile.Read(ref _run);

    /// <summary>Has work that makes runs done on a thread of the simulation.</summary>
    /// <param name="work">The work.</param>
    /// <param name="limit">How long, in real time, a run may go without a step.</param>
    /// <returns>False when a run hangs; its thread is left behind.</returns>
    public bool TryPlay(Action work, TimeSpan limit)
    {
        new Thread(() => Play(work), Carrier.StackSize) { IsBackground = true, Name = "Simulation player" }.Start();
        for (var (last, steps) = (Run, -1L); !_done.Wait(limit);)
        {
            var (current, taken) = (Run, Run?.Steps ?? 0);
            if (ReferenceEquals(current, last) && taken == steps)
            {
                _carriers.Player = null;
                return false;
            }

            (last, steps) = (current, taken);
        }

        if (_thrown is not null)
        {
            ExceptionDispatchInfo.Throw(_thrown);
        }

        return true;
    }

    /// <summary>Makes a run on this thread. Returns when it is over.</summary>
    public void Make(RunState run, Scheduler scheduler, Runnable first)
    {
        Volatile.Write(ref _run, run);
        _carriers.Take(_carrier);
        var loop = scheduler.Begin(first);
        _carrier.Loop = loop;
        _hasEnded = false;
        for (loop.Run(_carrier); !_hasEnded; loop.Run(_carrier))
        {
            // Somebody else has the baton: it comes back, or the run is over. Either way this carrier is told once.
            _carrier.Await();
            if (run.IsOver)
            {
                return;
            }
        }
    }

    /// <summary>The run is over; <paramref name="last"/> was the last that carried something of it.</summary>
    public void RunIsOver(Carrier last)
    {
        if (last == _carrier)
        {
            _hasEnded = true;
        }
        else
        {
            _carrier.Give();
        }
    }

    /// <summary>The thread has ended, so nobody else can be carried by it.</summary>
    public void Dispose()
    {
        _carriers.Player = null;
        _carriers.Take(_carrier);
    }

    private void Play(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            _thrown = exception;
        }

        _done.Set();
    }
}
