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
    /// <summary>Which part of its time a run has to come into its steady state, before its bytes are counted.</summary>
    private const double Settling = 0.2;

    /// <remarks>
    /// The clients are work of the thread pool, as they are in most hosts: on a machine with fewer processors than clients they share its
    /// threads. They run until the time is over rather than until a count is reached, so that all of them contend to the end.
    /// </remarks>
    public override RunFigures Run(TimeSpan time)
    {
        var stop = new StopSignal();
        var clients = Array.ConvertAll(submissions, submission => new ClientLoop<TSubmission>(submission, depth, stop));
        var callbacks = tally.Callbacks;
        var tasks = Array.ConvertAll(clients, client => Task.Run(client.RunAsync));
        Thread.Sleep(time * Settling);

        // The bytes of a little more than the requests that they are divided by, never of less.
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var steady = Completions(clients);
        Thread.Sleep(time * (1 - Settling));
        steady = Completions(clients) - steady;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        stop.Set();
        Task.WaitAll(tasks);

        var requests = Require(clients.Sum(client => client.Submissions), tally.Callbacks - callbacks, Completions(clients));
        var elapsed = Stopwatch.GetElapsedTime(clients.Min(client => client.Began), clients.Max(client => client.Ended));
        var share = (double)clients.Min(client => client.Completions) / clients.Max(client => client.Completions);
        return new RunFigures(elapsed.TotalNanoseconds / requests, (double)bytes / Math.Max(1, steady), share);
    }

    public override async Task AwaitAsync(int requests)
    {
        var submission = submissions[0];
        var callbacks = tally.Callbacks;
        var completions = 0;
        while (completions < requests)
        {
            await submission.SubmitAsync(0).ConfigureAwait(false);
            completions++;
        }

        Require(requests, tally.Callbacks - callbacks, completions);
    }

    public override ValueTask DisposeAsync() => end();

    private static long Completions(ClientLoop<TSubmission>[] clients) => clients.Sum(client => client.Completions);

    /// <returns>How many requests there were.</returns>
    private long Require(long submissions, long callbacks, long completions)
    {
        if (callbacks != submissions || callbacks != completions)
        {
            throw new WrongFiguresException(
                $"{Name}: {submissions} submissions, {callbacks} callbacks and {completions} completions do not agree.");
        }

        return tally.WasReentered ? throw new WrongFiguresException($"{Name}: the handler was entered before it had returned.") : callbacks;
    }
}
