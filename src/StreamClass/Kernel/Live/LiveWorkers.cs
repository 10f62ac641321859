using System.Threading.Channels;

namespace StreamClass.Kernel.Live;

/// <summary>The system worker threads, which make PASSIVE_LEVEL calls.</summary>
internal sealed class LiveWorkers : IAsyncDisposable
{
    /// <summary>A work item may wait, so there are more workers than processors are likely to be busy.</summary>
    private const int Workers = 4;

    private readonly Channel<WorkItem> _items = Channel.CreateUnbounded<WorkItem>();
    private readonly Task[] _workers = new Task[Workers];

    public LiveWorkers()
    {
        // Callbacks are promised no ambient context, so that of whoever builds the machine is not theirs.
        var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        for (var i = 0; i < Workers; i++)
        {
            _workers[i] = Task.Run(WorkAsync);
        }

        flow?.Undo();
    }

    public void Queue(WorkItem item) => _items.Writer.TryWrite(item);

    /// <summary>Takes no more items. A worker whose item does not come back is not waited for.</summary>
    public ValueTask DisposeAsync()
    {
        _items.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private async Task WorkAsync()
    {
        await foreach (var item in _items.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            item.Execute();
        }
    }
}
