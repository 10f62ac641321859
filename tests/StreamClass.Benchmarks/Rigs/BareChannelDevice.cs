using System.Collections.Concurrent;
using System.Threading.Channels;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>As <see cref="ChannelDevice"/>, but the thread of the hardware completes requests itself, beside the handler.</summary>
/// <remarks>It promises less: a driver's interrupt routine could not touch what its handler touches.</remarks>
internal sealed class BareChannelDevice : IRequestTarget, IAsyncDisposable
{
    private readonly Channel<ChannelRequest> _work =
        Channel.CreateUnbounded<ChannelRequest>(new UnboundedChannelOptions { SingleReader = true });

    private readonly ConcurrentQueue<ChannelRequest> _transfers = new();
    private readonly Stack<ChannelRequest> _free = new(64);
    private readonly HardwareThread _hardware;
    private readonly Task _reading;

    public BareChannelDevice()
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
        _work.Writer.Complete();
        await _reading;
        _hardware.Dispose();
    }

    private void Finish(int count)
    {
        for (; count > 0 && _transfers.TryDequeue(out var request); count--)
        {
            Completed++;
            request.Complete();
        }
    }

    private async Task ReadAsync()
    {
        while (await _work.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_work.Reader.TryRead(out var request))
            {
                _transfers.Enqueue(request);
                _hardware.Start();
            }
        }
    }
}
