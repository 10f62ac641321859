using StreamClass.Benchmarks.Headline.Running;
using StreamClass.Client;
using StreamClass.Ks;

namespace StreamClass.Benchmarks.Headline.Ours;

/// <summary>Writes to a pin of the client's own, each slot with a buffer of its own.</summary>
internal readonly struct PinSubmission(Pin pin, StreamBuffer[] buffers, CancellationToken cancellationToken) : ISubmission
{
    public ValueTask SubmitAsync(int slot) => pin.WriteAsync(buffers.AsMemory(slot, 1), cancellationToken);
}
