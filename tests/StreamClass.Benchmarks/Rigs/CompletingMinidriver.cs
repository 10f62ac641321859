using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>Completes every request in the call.</summary>
internal sealed class CompletingMinidriver : RigMinidriver
{
    public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        Received++;
        Complete(srb, NtStatus.Success);
    }
}
