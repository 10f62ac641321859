using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <summary>A request that is used for one write after the other, and the parts of it that a write touches.</summary>
/// <remarks>Belongs to whoever holds the lock of its device. Do not copy it.</remarks>
internal struct PassingWrite(StreamRequest request)
{
    private readonly HwStreamRequestBlock _srb = request.Srb;
    private readonly RequestBuffers _buffers = request.Buffers;
    private readonly KsStreamHeader[] _headers = request.Buffers.Headers;

    public readonly StreamRequest? Request => request;

    public readonly HwStreamRequestBlock Srb => _srb;

    /// <summary>Whether there is one that nobody else has a reference to.</summary>
    public readonly bool IsUsable => request is { IsOnlyReference: true };

    /// <summary>Begins a use.</summary>
    /// <param name="client">The header and buffer of the client.</param>
    /// <param name="processor">Whose stack the use ends on.</param>
    public readonly void Begin(ref StreamBuffer client, Processor processor)
    {
        ref var header = ref _headers[0];
        header = client.HeaderInPlace;
        header.Data = new KernelAddress(1, 0);
        _buffers.SetOne(client.Data);
        _srb.NumberOfBytesToTransfer = client.HeaderInPlace.DataUsed;
        _srb.Status = NtStatus.Pending;
        request.BeginWrite(processor);
    }

    /// <summary>Ends a use that the minidriver has ended with success, and left nothing of. False when there is more to do.</summary>
    public readonly bool TryEnd()
    {
        // In this order: whoever has completed it may have left something before.
        if (!request.IsBack || _srb.IsTouched)
        {
            return false;
        }

        request.EndWrite();
        _buffers.SetOne(default);
        return true;
    }
}
