using System.Threading.Tasks.Dataflow;

namespace StreamClass.Benchmarks.Headline.Peers;

/// <summary>A dataflow block that calls the handler with one request at a time and completes it.</summary>
internal readonly struct ActionBlockPeer(IHandler handler) : IPeer<ActionBlockPeer>
{
    private readonly ActionBlock<PeerRequest> _block = new(request =>
    {
        handler.Handle(request);
        request.Complete();
    });

    public static string Name => "ActionBlock";

    public static ActionBlockPeer Create(IHandler handler) => new(handler);

    public ValueTask SubmitAsync(PeerRequest request)
    {
        var completion = request.Begin();
        if (!_block.Post(request))
        {
            throw new InvalidOperationException("The block has ended.");
        }

        return completion;
    }

    public async ValueTask EndAsync()
    {
        _block.Complete();
        await _block.Completion.ConfigureAwait(false);
    }
}
