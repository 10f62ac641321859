using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>Completes every request in the call, on streams whose buffers are mapped for the board or are not.</summary>
internal sealed class DmaMinidriver(bool isMapped) : RigMinidriver
{
    /// <summary>How many pieces of physical memory it was handed.</summary>
    public long Pieces { get; private set; }

    protected override HwInitializationData Registration => base.Registration with { BusMasterDma = true };

    public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        Received++;
        Pieces += srb.ScatterGatherBuffer.Length;
        Complete(srb, NtStatus.Success);
    }

    protected override void Open(HwStreamObject stream) => stream.Dma = isMapped;
}
