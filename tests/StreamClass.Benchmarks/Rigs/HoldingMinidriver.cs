using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>Keeps data requests until they are asked back.</summary>
/// <param name="isReadyForMore">Whether it takes the next while it has one; otherwise the next ones wait in their queue.</param>
internal sealed class HoldingMinidriver(bool isReadyForMore) : RigMinidriver
{
    /// <summary>How many it was asked for.</summary>
    public long Cancelled { get; private set; }

    /// <summary>How many took too long.</summary>
    public long TimedOut { get; private set; }

    public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        Received++;
        if (isReadyForMore)
        {
            KeepAndGoOn(srb);
        }
    }

    public override void CancelPacket(HwStreamRequestBlock srb)
    {
        Cancelled++;
        Complete(srb, NtStatus.Cancelled);
    }

    public override void RequestTimeout(HwStreamRequestBlock srb)
    {
        TimedOut++;
        Complete(srb, NtStatus.IoDeviceError);
    }
}
