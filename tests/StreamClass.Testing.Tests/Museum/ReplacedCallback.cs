using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A capture card whose interrupt routine leaves the work to routines at DISPATCH_LEVEL: one for frames, one for fields.</summary>
public sealed class ReplacedCallback : Exhibit
{
    public override string Bug =>
        "Both routines are called through the one pending call of the device: when a frame and a vertical sync come together, the second call replaces the first.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*ReadData*IoDeviceError*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var board = new GrabberBoard(TimeSpan.FromMicroseconds(100), verticalSync: TimeSpan.FromMilliseconds(5));
        var device = await machine.LoadDriver(new Minidriver(isCorrected).DriverEntry).StartDeviceAsync(board);
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.ReadAsync(new byte[1]);
    }

    private sealed class Card
    {
        public IoRange Registers { get; set; } = null!;

        public HwStreamRequestBlock? Read { get; set; }

        public int Fields { get; set; }
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
            card.Registers.WriteRegisterUlong(GrabberBoard.Status, status);
            if ((status & GrabberBoard.FirstDone) != 0 && card.Read is { } srb)
            {
                extension.StreamClass.CallAtNewPriority(isCorrected ? srb.StreamObject : null, StreamPriority.Dispatch, Deliver, srb);
            }

            if ((status & GrabberBoard.VerticalSync) != 0)
            {
                extension.StreamClass.CallAtNewPriority(null, StreamPriority.Dispatch, static context => ((Card)context!).Fields++, card);
            }

            return status != 0;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var card = srb.HwDeviceExtension.As<Card>();
            card.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            card.Registers.WriteRegisterUlong(GrabberBoard.Enable, GrabberBoard.FirstDone | GrabberBoard.VerticalSync);
        }

        private static void Deliver(object? context)
        {
            var srb = (HwStreamRequestBlock)context!;
            srb.HwDeviceExtension.As<Card>().Read = null;
            srb.CommandData.DataBufferArray[0].DataUsed = 1;
            Complete(srb, NtStatus.Success);
        }
    }
}
