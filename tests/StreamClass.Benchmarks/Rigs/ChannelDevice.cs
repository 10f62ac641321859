using System.Threading.Channels;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>The usual way to serialize a handler: a channel, read by one task. The hardware finishes on a thread of its own.</summary>
/// <remarks>As with a driver, what starts a transfer and what takes note of its end is never run at the same time.</remarks>
internal sealed class ChannelDevice : IRequestTarget, IAsyncDisposable
{
    private readonly Channel<ChannelRequest?> _work =
        Channel.CreateUnbounded<ChannelRequest?>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Queue<ChannelRequest> _transfers = new(64);
    private readonly Stack<ChannelRequest> _free = new(64);
    private readonly HardwareThread _hardware;
    private readonly Task _reading;
    private int _finished;

    public ChannelDevice()
    {
        _hardware = new HardwareThread(Finish);
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>How many requests it has completed.</summary>
    public long Completed { get; private set; }

    public ValueTask SendAsync()
    {
        var request = _free.TryPop(out var free) ? free : new ChannelRequest(_free);
        _work.Writer.TryWrite(request);
        return request.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _hardware.Dispose();
        _work.Writer.Complete();
        await _reading;
    }

    /// <summary>The interrupt: runs on the thread of the hardware, and leaves the rest to the reader.</summary>
    private void Finish(int count)
    {
        Interlocked.Add(ref _finished, count);
        _work.Writer.TryWrite(null);
    }

    private async Task ReadAsync()
    {
        while (await _work.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_work.Reader.TryRead(out var request))
            {
                if (request is not null)
                {
                    _transfers.Enqueue(request);
                    _hardware.Start();
                    continue;
                }

                for (var finished = Interlocked.Exchange(ref _finished, 0); finished > 0; finished--)
                {
                    Completed++;
                    _transfers.Dequeue().Complete();
                }
            }
        }
    }
}
