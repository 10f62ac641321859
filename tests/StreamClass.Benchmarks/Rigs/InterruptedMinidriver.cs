using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>Starts a transfer for each request, and completes the oldest ones when the board interrupts.</summary>
internal sealed class InterruptedMinidriver : RigMinidriver
{
    private readonly Queue<HwStreamRequestBlock> _transfers = new(64);
    private IoRange _registers = null!;

    /// <summary>How many requests it has completed.</summary>
    public long Completed { get; private set; }

    protected override HwInitializationData Registration => base.Registration with { HasInterrupt = true };

    public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        Received++;
        _transfers.Enqueue(srb);
        _registers.WriteRegisterUlong(InterruptingBoard.Start, 1);
        KeepAndGoOn(srb);
    }

    public override bool Interrupt(HwDeviceExtension device)
    {
        var finished = _registers.ReadRegisterUlong(InterruptingBoard.Finished);
        for (var i = 0u; i < finished; i++)
        {
            var srb = _transfers.Dequeue();
            Completed++;
            srb.Status = NtStatus.Success;
            srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
        }

        return finished != 0;
    }

    protected override void Initialize(PortConfigurationInformation configuration) => _registers = configuration.AccessRanges[0].Io;
}
