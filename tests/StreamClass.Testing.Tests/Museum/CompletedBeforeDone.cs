using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A capture card that interrupts at the vertical sync and when a frame has been captured.</summary>
public sealed class CompletedBeforeDone : Exhibit
{
    public override string Bug => "The interrupt routine takes every interrupt for the end of the capture, also a vertical sync that comes before it.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*read frame 0 instead of 1*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var board = new GrabberBoard(TimeSpan.FromMicroseconds(100), verticalSync: TimeSpan.FromMilliseconds(1));
        var device = await machine.LoadDriver(new Minidriver(isCorrected).DriverEntry).StartDeviceAsync(board);
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        var frame = new byte[1];
        await pin.ReadAsync(frame);
        if (frame[0] != 1)
        {
            throw new InvalidOperationException($"The client read frame {frame[0]} instead of 1.");
        }
    }

    private sealed class Card
    {
        public IoRange Registers { get; set; } = null!;

        public HwStreamRequestBlock? Read { get; set; }
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData { MiniDriver = this, HasInterrupt = true, DeviceExtension = Extension.Of<Card>() });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var card = srb.HwDeviceExtension.As<Card>();
            card.Read = srb;
            card.Registers.WriteRegisterUlong(GrabberBoard.Capture, 1);
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var card = extension.As<Card>();
            var status = card.Registers.ReadRegisterUlong(GrabberBoard.Status);
            if (status == 0)
            {
                return false;
            }

            card.Registers.WriteRegisterUlong(GrabberBoard.Status, status);
            if (isCorrected && (status & GrabberBoard.FirstDone) == 0)
            {
                return true;
            }

            if (card.Read is { } srb)
            {
                card.Read = null;
                srb.GetDataBuffer(0).Span[0] = (byte)card.Registers.ReadRegisterUlong(GrabberBoard.Frame);
                srb.CommandData.DataBufferArray[0].DataUsed = 1;
                Complete(srb, NtStatus.Success);
            }

            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var card = srb.HwDeviceExtension.As<Card>();
            card.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            card.Registers.WriteRegisterUlong(GrabberBoard.Enable, GrabberBoard.FirstDone | GrabberBoard.VerticalSync);
        }
    }
}
