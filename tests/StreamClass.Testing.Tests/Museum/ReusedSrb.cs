using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A capture card whose frames are converted at low priority, in the buffers of their reads, before those are completed.</summary>
public sealed class ReusedSrb : Exhibit
{
    private const byte Converted = 0x80;

    public override string Bug =>
        "The converter knows its read by its SRB; when that is cancelled and used again, it converts and completes a read that has no frame yet.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    /// <remarks>A run that is held to its requests uses no SRB twice.</remarks>
    public override SimulationOptions Options { get; } = new() { Checks = RunChecks.All & ~RunChecks.Requests };

    public override string Message => "*The second read came back without a frame.*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var board = new GrabberBoard(TimeSpan.FromMicroseconds(100));
        var device = await machine.LoadDriver(new Minidriver(isCorrected).DriverEntry).StartDeviceAsync(board);
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        using var cancel = new CancellationTokenSource();
        var first = pin.ReadAsync(new byte[1], cancel.Token);
        cancel.Cancel();
        try
        {
            await first;
        }
        catch (OperationCanceledException)
        {
            // Usually it is; sometimes the frame is earlier.
        }

        var frame = new byte[1];
        await pin.ReadAsync(frame);
        if (frame[0] == Converted)
        {
            throw new InvalidOperationException("The second read came back without a frame.");
        }
    }

    private sealed class Card
    {
        public IoRange Registers { get; set; } = null!;

        public Shared<HwStreamRequestBlock?> Read { get; } = new(null);

        public bool IsConverting { get; set; }
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData { MiniDriver = this, HasInterrupt = true, DeviceExtension = Extension.Of<Card>() });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            // A frame comes when the signal is there, however long that takes.
            srb.TimeoutCounter = 0;
            var card = srb.HwDeviceExtension.As<Card>();
            card.Read.Value = srb;
            card.Registers.WriteRegisterUlong(GrabberBoard.Capture, 1);
        }

        public override void CancelPacket(HwStreamRequestBlock srb)
        {
            var card = srb.HwDeviceExtension.As<Card>();
            if (isCorrected && card.IsConverting)
            {
                // It comes back by itself soon.
                return;
            }

            card.Registers.WriteRegisterUlong(GrabberBoard.Capture, 0);
            card.IsConverting = false;
            card.Read.Value = null;
            Complete(srb, NtStatus.Cancelled);
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var card = extension.As<Card>();
            var status = card.Registers.ReadRegisterUlong(GrabberBoard.Status);
            card.Registers.WriteRegisterUlong(GrabberBoard.Status, status);
            if ((status & GrabberBoard.FirstDone) != 0 && card.Read.Value is { } srb)
            {
                srb.GetDataBuffer(0).Span[0] = (byte)card.Registers.ReadRegisterUlong(GrabberBoard.Frame);
                card.IsConverting = true;
                srb.StreamClass.CallAtNewPriority(srb.StreamObject, StreamPriority.Low, Convert, srb);
            }

            return status != 0;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var card = srb.HwDeviceExtension.As<Card>();
            card.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            card.Registers.WriteRegisterUlong(GrabberBoard.Enable, GrabberBoard.FirstDone);
        }

        private static void Convert(object? context)
        {
            var srb = (HwStreamRequestBlock)context!;
            if (srb.HwDeviceExtension.As<Card>().Read.Value == srb)
            {
                srb.GetDataBuffer(0).Span[0] |= Converted;
                srb.StreamClass.CallAtNewPriority(srb.StreamObject, StreamPriority.LowToHigh, Deliver, srb);
            }
        }

        private static void Deliver(object? context)
        {
            var srb = (HwStreamRequestBlock)context!;
            var card = srb.HwDeviceExtension.As<Card>();
            if (card.Read.Value == srb)
            {
                card.Read.Value = null;
                card.IsConverting = false;
                srb.CommandData.DataBufferArray[0].DataUsed = 1;
                Complete(srb, NtStatus.Success);
            }
        }
    }
}
