using System.Threading.Channels;

namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>A channel whose one reader calls the handler and completes the request.</summary>
internal readonly struct ChannelPeer : IPeer<ChannelPeer>
{
    private readonly ChannelWriter<PeerRequest> _writer;
    private readonly Task _reading;

    private ChannelPeer(IHandler handler)
    {
        var channel = Channel.CreateUnbounded<PeerRequest>(new UnboundedChannelOptions { SingleReader = true });
        _writer = channel.Writer;
        _reading = Task.Run(() => ReadAsync(channel.Reader, handler));
    }

    public static string Name => "Channel";

    public static ChannelPeer Create(IHandler handler) => new(handler);

    public ValueTask SubmitAsync(PeerRequest request)
    {
        var completion = request.Begin();
        if (!_writer.TryWrite(request))
        {
            throw new InvalidOperationException("The channel has ended.");
        }

        return completion;
    }

    public async ValueTask EndAsync()
    {
        _writer.Complete();
        await _reading.ConfigureAwait(false);
    }

    private static async Task ReadAsync(ChannelReader<PeerRequest> requests, IHandler handler)
    {
        while (await requests.WaitToReadAsync().ConfigureAwait(false))
        {
            while (requests.TryRead(out var request))
            {
                handler.Handle(request);
                request.Complete();
            }
        }
    }
}
