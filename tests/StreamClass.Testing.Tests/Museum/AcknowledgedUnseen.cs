using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A capture card with two buffers that are filled at once, each with a bit of its own in the interrupt status.</summary>
public sealed class AcknowledgedUnseen : Exhibit
{
    public override string Bug =>
        "The interrupt routine reads the status, and acknowledges everything: a bit that was set in between is cleared unseen.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*ReadData*IoDeviceError*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var board = new GrabberBoard(TimeSpan.FromMicroseconds(100), TimeSpan.FromMicroseconds(130));
        var device = await machine.LoadDriver(new Minidriver(isCorrected).DriverEntry).StartDeviceAsync(board);
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        var first = pin.ReadAsync(new byte[1]).AsTask();
        var second = pin.ReadAsync(new byte[1]).AsTask();
        await Task.WhenAll(first, second);
    }

    private sealed class Card
    {
        public IoRange Registers { get; set; } = null!;

        public HwStreamRequestBlock?[] Reads { get; } = new HwStreamRequestBlock?[2];
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
            var buffer = card.Reads[0] is null ? 0 : 1;
            card.Reads[buffer] = srb;
            card.Registers.WriteRegisterUlong(GrabberBoard.Capture, 1u << buffer);
            if (card.Reads[1 - buffer] is null)
            {
                srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
            }
        }

        public override void CancelPacket(HwStreamRequestBlock srb) => GiveBack(srb, NtStatus.Cancelled);

        public override void RequestTimeout(HwStreamRequestBlock srb) => GiveBack(srb, NtStatus.IoDeviceError);

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var card = extension.As<Card>();
            var status = card.Registers.ReadRegisterUlong(GrabberBoard.Status);
            if (status == 0)
            {
                return false;
            }

            card.Registers.WriteRegisterUlong(GrabberBoard.Status, isCorrected ? status : uint.MaxValue);
            for (var buffer = 0; buffer < card.Reads.Length; buffer++)
            {
                if ((status & (1u << buffer)) != 0 && card.Reads[buffer] is { } srb)
                {
                    srb.GetDataBuffer(0).Span[0] = (byte)card.Registers.ReadRegisterUlong(GrabberBoard.Frame + (4 * buffer));
                    srb.CommandData.DataBufferArray[0].DataUsed = 1;
                    GiveBack(srb, NtStatus.Success);
                }
            }

            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var card = srb.HwDeviceExtension.As<Card>();
            card.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            card.Registers.WriteRegisterUlong(GrabberBoard.Enable, GrabberBoard.FirstDone | GrabberBoard.SecondDone);
        }

        private static void GiveBack(HwStreamRequestBlock srb, NtStatus status)
        {
            var reads = srb.HwDeviceExtension.As<Card>().Reads;
            reads[Array.IndexOf(reads, srb)] = null;
            Complete(srb, status);
        }
    }
}
