using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>An operating-system thread that carries stacks of the simulation. It runs only while it holds the baton.</summary>
internal sealed class Carrier : IDisposable
{
    public const int StackSize = 1 << 20;

    /// <summary>Finding a place reads symbols from disk, which takes its time on a machine that is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _baton = new(0);
    private TaskCompletionSource<string>? _question;
    private bool _dismissed;

    public Carrier(int number)
    {
        var thread = new Thread(Carry, StackSize) { IsBackground = true, Name = $"Simulation {number}" };

        // The thread that happens to need a carrier first is an accident: nothing of its ambient context may flow.
        thread.UnsafeStart();
    }

    private Carrier()
    {
    }

    /// <summary>What the carrier runs next.</summary>
    public IdleLoop? Loop { get; set; }

    /// <summary>A carrier that stands for a thread which begins its runs itself.</summary>
    public static Carrier OfItsOwn() => new();

    /// <summary>Passes the baton to this carrier. The caller touches nothing of the simulation afterwards.</summary>
    public void Give() => _baton.Release();

    /// <summary>Stands still until the baton comes back.</summary>
    public void Await()
    {
        for (; ; )
        {
            _baton.Wait();
            if (Interlocked.Exchange(ref _question, null) is not { } question)
            {
                return;
            }

            question.SetResult(CallPlace.Describe());
        }
    }

    /// <summary>Asks a carrier that stands still for its place; it goes on standing still.</summary>
    public string AskPlace()
    {
        var question = new TaskCompletionSource<string>();
        Volatile.Write(ref _question, question);
        _baton.Release();
        return question.Task.Wait(Patience) ? question.Task.Result : "at a place that it does not tell";
    }

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

            Loop!.Run(this);
        }
    }
}
