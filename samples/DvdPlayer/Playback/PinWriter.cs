using StreamClass.Client;
using StreamClass.Ks;

namespace DvdPlayer.Playback;

/// <summary>Writes packets to an input pin, with many writes outstanding and nothing allocated for each.</summary>
/// <remarks>
/// Each write has a slot, whose memory belongs to the device until the write has ended. When all slots are taken, half of them are
/// waited for at once: waking up for each single write would cost more than the write.
/// </remarks>
internal sealed class PinWriter(Pin pin, int depth)
{
    private const int UsualLength = 2048; // what is in a pack of a DVD is shorter

    private readonly Slot[] _slots = new Slot[depth];
    private int _oldest;
    private int _count;

    /// <summary>Writes a packet. Its memory is the caller's again as soon as the task has ended; the write itself goes on.</summary>
    /// <param name="header">Time and flags.</param>
    /// <param name="payload">The data.</param>
    /// <param name="cancellationToken">Cancels the write, also after the task has ended.</param>
    public ValueTask WriteAsync(KsStreamHeader header, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (_count == _slots.Length)
        {
            return WriteLaterAsync(header, payload, cancellationToken);
        }

        Begin(header, payload.Span, cancellationToken);
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits until every write has ended.</summary>
    public ValueTask CompleteAsync() => EndAsync(_count);

    private async ValueTask WriteLaterAsync(KsStreamHeader header, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await EndAsync((_count + 1) / 2);
        Begin(header, payload.Span, cancellationToken);
    }

    private void Begin(in KsStreamHeader header, ReadOnlySpan<byte> payload, CancellationToken cancellationToken)
    {
        ref var slot = ref At(_count);
        if (slot.Memory is null || slot.Memory.Length < payload.Length)
        {
            slot.Memory = GC.AllocateUninitializedArray<byte>(Math.Max(UsualLength, payload.Length));
        }

        payload.CopyTo(slot.Memory);
        slot.Write = pin.WriteAsync(header, slot.Memory.AsMemory(0, payload.Length), cancellationToken);
        _count++;
    }

    private async ValueTask EndAsync(int count)
    {
        if (count > 1)
        {
            // Writes end in order, so the others have ended too when the last has.
            await Take(count - 1);
        }

        for (; count > 0; count--)
        {
            await Take(0);
            _oldest = (_oldest + 1) % _slots.Length;
            _count--;
        }
    }

    private ValueTask Take(int index)
    {
        ref var slot = ref At(index);
        var write = slot.Write;
        slot.Write = default;
        return write;
    }

    private ref Slot At(int index) => ref _slots[(_oldest + index) % _slots.Length];

    private struct Slot
    {
        public byte[]? Memory;
        public ValueTask Write;
    }
}
