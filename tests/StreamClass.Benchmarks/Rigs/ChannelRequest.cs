using System.Threading.Tasks.Sources;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>A pooled request of <see cref="ChannelDevice"/> and <see cref="BareChannelDevice"/>; its client never continues inside the device.</summary>
/// <param name="free">Where it waits to be used again. Only its one client takes from there, and gives back when it has awaited.</param>
internal sealed class ChannelRequest(Stack<ChannelRequest> free) : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };

    public ValueTask Task => new(this, _source.Version);

    public void Complete() => _source.SetResult(true);

    public void GetResult(short token)
    {
        _source.GetResult(token);
        _source.Reset();
        free.Push(this);
    }

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
