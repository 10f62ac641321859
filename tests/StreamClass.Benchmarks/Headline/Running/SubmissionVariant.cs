using System.Diagnostics;

namespace StreamClass.Benchmarks.Headline.Running;

/// <summary>A variant whose clients submit in the way that a struct says.</summary>
/// <param name="name">What it is called in the tables.</param>
/// <param name="submissions">One for each client.</param>
/// <param name="depth">How many requests a client keeps outstanding.</param>
/// <param name="tally">What the handler counts.</param>
/// <param name="end">Ends what was begun for the variant.</param>
internal sealed class SubmissionVariant<TSubmission>(
    string name, TSubmission[] submissions, int depth, Tally tally, Func<ValueTask> end) : Variant(name)
    where TSubmission : struct, ISubmission
{
    /// <remarks>
    /// The clients are work of the thread pool, as they are in most hosts: on a machine with fewer processors than clients they share its
    /// threads. They run until the time is over rather than until a count is reached, so that all of them contend to the end.
    /// </remarks>
    public override RunFigures Run(TimeSpan time)
    {
        var stop = new StopSignal();
        var clients = Array.ConvertAll(submissions, submission => new ClientLoop<TSubmission>(submission, depth, stop));
        var tasks = new Task[clients.Length];
        var callbacks = tally.Callbacks;
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < clients.Length; i++)
        {
            tasks[i] = Task.Run(clients[i].RunAsync);
        }

        Thread.Sleep(time);
        stop.Set();
        Task.WaitAll(tasks);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        var requests = Require(clients, tally.Callbacks - callbacks);
        var elapsed = Stopwatch.GetElapsedTime(clients.Min(client => client.Began), clients.Max(client => client.Ended));
        var share = (double)clients.Min(client => client.Completions) / clients.Max(client => client.Completions);
        return new RunFigures(elapsed.TotalNanoseconds / requests, (double)bytes / requests, share);
    }

    public override ValueTask DisposeAsync() => end();

    private long Require(ClientLoop<TSubmission>[] clients, long callbacks)
    {
        var submissions = clients.Sum(client => client.Submissions);
        var completions = clients.Sum(client => client.Completions);
        if (callbacks != submissions || callbacks != completions)
        {
            throw new WrongFiguresException($"{Name}: {submissions} submissions, {callbacks} callbacks and {completions} completions do not agree.");
        }

        return tally.WasReentered ? throw new WrongFiguresException($"{Name}: the handler was entered before it had returned.") : callbacks;
    }
}
