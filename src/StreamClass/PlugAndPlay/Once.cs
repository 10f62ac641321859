namespace StreamClass.PlugAndPlay;

/// <summary>An asynchronous operation that runs once; everybody who asks for it waits for the same run.</summary>
internal sealed class Once
{
    private TaskCompletionSource? _run;

    /// <summary>Whether it has begun.</summary>
    public bool HasBegun => Volatile.Read(ref _run) is not null;

    public async Task RunAsync(Func<Task> operation)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _run, mine, null) is { } earlier)
        {
            await earlier.Task;
            return;
        }

        try
        {
            await operation();
            mine.SetResult();
        }
        catch (Exception exception)
        {
            mine.SetException(exception);

            // Whoever asks later sees it; nobody has to.
            _ = mine.Task.Exception;
            throw;
        }
    }
}
