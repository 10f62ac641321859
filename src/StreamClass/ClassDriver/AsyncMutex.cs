namespace StreamClass.ClassDriver;

/// <summary>Lets one asynchronous operation of a device, filter or stream run at a time, in the order in which they were asked for.</summary>
internal sealed class AsyncMutex
{
    private Task _last = Task.CompletedTask;

    /// <summary>Waits for the operations before this one.</summary>
    /// <returns>What lets the next one run when it is disposed of.</returns>
    public async ValueTask<Turn> EnterAsync()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Interlocked.Exchange(ref _last, mine.Task);
        if (!before.IsCompleted)
        {
            await before;
        }

        return new Turn(mine);
    }

    internal readonly struct Turn(TaskCompletionSource done) : IDisposable
    {
        public void Dispose() => done.TrySetResult();
    }
}
