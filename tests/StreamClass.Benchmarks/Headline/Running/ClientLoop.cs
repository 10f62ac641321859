using System.Diagnostics;

namespace StreamClass.Benchmarks.Headline.Running;

/// <summary>One client: keeps as many requests outstanding as the depth says, and awaits them in order.</summary>
/// <remarks>The same code for every variant.</remarks>
internal sealed class ClientLoop<TSubmission>(TSubmission submission, int depth, StopSignal stop)
    where TSubmission : struct, ISubmission
{
    private readonly ValueTask[] _outstanding = new ValueTask[depth];

    public long Submissions { get; private set; }

    public long Completions { get; private set; }

    /// <summary>When it began, in ticks of <see cref="Stopwatch"/>.</summary>
    public long Began { get; private set; }

    /// <summary>When it ended, in ticks of <see cref="Stopwatch"/>.</summary>
    public long Ended { get; private set; }

    public async Task RunAsync()
    {
        Began = Stopwatch.GetTimestamp();
        await (depth == 1 ? AwaitEachAsync() : AwaitRingAsync()).ConfigureAwait(false);
        Ended = Stopwatch.GetTimestamp();
    }

    /// <summary>At least one request: a client that got no turn before the time was over has done next to nothing.</summary>
    private async Task AwaitEachAsync()
    {
        do
        {
            Submissions++;
            await submission.SubmitAsync(0).ConfigureAwait(false);
            Completions++;
        }
        while (!stop.IsSet);
    }

    /// <summary>Before a slot is used again its request is awaited, which is the oldest.</summary>
    private async Task AwaitRingAsync()
    {
        for (var slot = 0; slot < depth; slot++)
        {
            Submissions++;
            _outstanding[slot] = submission.SubmitAsync(slot);
        }

        for (var slot = 0; !stop.IsSet; slot = slot + 1 == depth ? 0 : slot + 1)
        {
            await _outstanding[slot].ConfigureAwait(false);
            Completions++;
            Submissions++;
            _outstanding[slot] = submission.SubmitAsync(slot);
        }

        // The order no longer matters: nothing is submitted any more.
        foreach (var request in _outstanding)
        {
            await request.ConfigureAwait(false);
            Completions++;
        }
    }
}
