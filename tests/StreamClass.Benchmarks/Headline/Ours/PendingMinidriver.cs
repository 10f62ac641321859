using StreamClass.Benchmarks.Headline.Running;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Benchmarks.Headline.Ours;

/// <summary>Takes writes, keeps each, and completes it in a High call that it asks for.</summary>
/// <remarks>
/// The request is with the minidriver when the routine returns: the class driver starts its timeout counter, its queue is not ready, and
/// the completion comes from another routine, as from an interrupt. No other thread has a part in it, so what is measured is the class
/// driver and not a hand-over between threads; and as the call needs no further request, it is the same at every load.
/// </remarks>
internal sealed class PendingMinidriver : WriteMinidriver
{
    private readonly HwCallbackRoutine _completeKept;

    public PendingMinidriver(Tally tally)
        : base(tally) => _completeKept = CompleteKept;

    public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        Tally.EnterWithRequest();
        srb.StreamClass.CallAtNewPriority(srb.StreamObject, StreamPriority.High, _completeKept, srb);
        Tally.Leave();
    }

    private void CompleteKept(object? context)
    {
        Tally.Enter();
        Complete((HwStreamRequestBlock)context!, NtStatus.Success);
        Tally.Leave();
    }
}
