using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A capture card that reports an overrun when a full buffer is not taken in time; its reads are aborted then.</summary>
public sealed class AbortForgetsCurrent : Exhibit
{
    public override string Bug =>
        "The interrupt routine aborts all reads, but not its own pointer to the one in the card; the frame that is reported with the overrun completes it again.";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*ReadData*was completed while the minidriver did not hold it*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var board = new GrabberBoard(TimeSpan.FromMicroseconds(20), overrun: TimeSpan.FromMicroseconds(20));
        var device = await machine.LoadDriver(new Minidriver(isCorrected).DriverEntry).StartDeviceAsync(board);
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await Task.WhenAll(ReadAsync(), ReadAsync());

        async Task ReadAsync()
        {
            try
            {
                await Task.Yield();
                await pin.ReadAsync(new byte[1]);
            }
            catch (StreamRequestException)
            {
                // This computer is too slow.
            }
        }
    }

    private sealed class Card
    {
        public IoRange Registers { get; set; } = null!;

        public HwStreamRequestBlock? Current { get; set; }
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
            card.Current = srb;
            card.Registers.WriteRegisterUlong(GrabberBoard.Capture, 1);
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var card = extension.As<Card>();
            var status = card.Registers.ReadRegisterUlong(GrabberBoard.Status);
            card.Registers.WriteRegisterUlong(GrabberBoard.Status, status);
            if ((status & GrabberBoard.Overrun) != 0)
            {
                extension.StreamClass.AbortOutstandingRequests(null, NtStatus.IoDeviceError);
                if (isCorrected)
                {
                    card.Current = null;
                }
            }

            if ((status & GrabberBoard.FirstDone) != 0 && card.Current is { } srb)
            {
                card.Current = null;
                srb.CommandData.DataBufferArray[0].DataUsed = 1;
                Complete(srb, NtStatus.Success);
            }

            return status != 0;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var card = srb.HwDeviceExtension.As<Card>();
            card.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            card.Registers.WriteRegisterUlong(GrabberBoard.Enable, GrabberBoard.FirstDone | GrabberBoard.Overrun);
        }
    }
}
