using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace DvdPlayer.Playback;

/// <summary>Reads from an output pin, with several reads outstanding and nothing allocated for each.</summary>
internal sealed class PinReader : IAsyncDisposable
{
    private readonly Pin _pin;
    private readonly Slot[] _slots;
    private readonly CancellationTokenSource _leaving;
    private int _oldest;
    private int _count;

    /// <summary>Reads a pin.</summary>
    /// <param name="pin">An output pin.</param>
    /// <param name="depth">How many reads can be outstanding.</param>
    /// <param name="cancellationToken">Cancels all reads.</param>
    public PinReader(Pin pin, int depth, CancellationToken cancellationToken)
    {
        _pin = pin;
        _slots = new Slot[depth];
        _leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Whether no read is outstanding.</summary>
    public bool IsIdle => _count == 0;

    /// <summary>Whether another read can begin.</summary>
    public bool HasRoom => _count < _slots.Length;

    /// <summary>Begins a read.</summary>
    /// <param name="memory">Where the data goes; the device's until the read has ended.</param>
    public void Begin(byte[] memory)
    {
        ref var slot = ref _slots[(_oldest + _count) % _slots.Length];
        slot.Memory = memory;
        slot.Read = _pin.ReadAsync(memory, _leaving.Token);
        _count++;
    }

    /// <summary>Waits for the oldest read.</summary>
    /// <param name="memory">The read's memory; the caller's again when the read has ended.</param>
    /// <returns>The header that the device filled.</returns>
    public ValueTask<KsStreamHeader> EndAsync(out byte[] memory)
    {
        var slot = Take();
        memory = slot.Memory;
        return slot.Read;
    }

    /// <summary>Cancels the reads that are outstanding and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        while (_count > 0)
        {
            try
            {
                await Take().Read;
            }
            catch (Exception exception) when (exception is OperationCanceledException or StreamRequestException)
            {
                // Nobody wants it any more; how it ended does not matter.
            }
        }

        _leaving.Dispose();
    }

    private Slot Take()
    {
        var slot = _slots[_oldest];
        _slots[_oldest] = default;
        _oldest = (_oldest + 1) % _slots.Length;
        _count--;
        return slot;
    }

    private struct Slot
    {
        public byte[] Memory;
        public ValueTask<KsStreamHeader> Read;
    }
}
