using StreamClass.Client;
using StreamClass.Ks;

namespace DvdDecoder.Tests.Decoder;

/// <summary>Writes packets to a pin with a number of them outstanding.</summary>
internal sealed class WriteWindow(Pin? pin, int depth, CancellationToken cancellationToken)
{
    private const int SlotSize = 4096;

    private readonly (ValueTask Write, byte[] Buffer)[] _slots = Enumerable.Range(0, depth).Select(_ => (default(ValueTask), new byte[SlotSize])).ToArray();
    private int _next;

    public async ValueTask WriteAsync(long? time, ReadOnlyMemory<byte> payload, KsStreamHeaderOptions options = KsStreamHeaderOptions.None)
    {
        if (pin is null)
        {
            return;
        }

        var slot = _next++ % depth;
        await TakeAsync(slot);
        payload.CopyTo(_slots[slot].Buffer);
        var header = new KsStreamHeader
        {
            PresentationTime = KsTime.FromTicks(time ?? 0),
            OptionsFlags = options | (time is null ? KsStreamHeaderOptions.None : KsStreamHeaderOptions.TimeValid),
        };
        _slots[slot].Write = pin.WriteAsync(header, _slots[slot].Buffer.AsMemory(0, payload.Length), cancellationToken);
    }

    public async Task EndAsync()
    {
        await WriteAsync(null, default, KsStreamHeaderOptions.EndOfStream);
        for (var i = 0; i < depth; i++)
        {
            await TakeAsync(i);
        }
    }

    /// <summary>What nobody has awaited: the rest, when one of the writes has failed.</summary>
    public IEnumerable<Task> TakeLeft()
    {
        for (var i = 0; i < depth; i++)
        {
            yield return TakeAsync(i).AsTask();
        }
    }

    private ValueTask TakeAsync(int slot)
    {
        var write = _slots[slot].Write;
        _slots[slot].Write = default;
        return write;
    }
}
