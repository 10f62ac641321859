using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A capture card with a vertical sync that never stops, as its BIOS has left it.</summary>
public sealed class InterruptBeforeInitialized : Exhibit
{
    public override string Bug =>
        "With synchronization off, INITIALIZE_DEVICE enables the interrupt before it has made what the interrupt routine uses.";

    public override SimulationFailure Failure => SimulationFailure.DeviceFailed;

    public override string Message => "*InitializeDevice*DriverInternalError*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var board = new GrabberBoard(TimeSpan.FromMicroseconds(100), verticalSync: TimeSpan.FromMicroseconds(50));
        var device = await machine.LoadDriver(new Minidriver(isCorrected).DriverEntry).StartDeviceAsync(board);
        await device.RemoveAsync();
    }

    private sealed class Card
    {
        public IoRange Registers { get; set; } = null!;

        public FieldCounter Fields { get; set; } = null!;
    }

    private sealed class FieldCounter(long start)
    {
        public long Start { get; } = start;

        public int Count { get; set; }
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData
            {
                MiniDriver = this, HasInterrupt = true, TurnOffSynchronization = true, DeviceExtension = Extension.Of<Card>(),
            });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.UninitializeDevice)
            {
                srb.HwDeviceExtension.As<Card>().Registers.WriteRegisterUlong(GrabberBoard.Enable, 0);
            }

            base.ReceiveDevicePacket(srb);
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var card = extension.As<Card>();
            var status = card.Registers.ReadRegisterUlong(GrabberBoard.Status);
            card.Registers.WriteRegisterUlong(GrabberBoard.Status, status);
            if (status == 0)
            {
                return false;
            }

            card.Fields.Count++;
            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var card = srb.HwDeviceExtension.As<Card>();
            card.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            if (isCorrected)
            {
                card.Fields = new FieldCounter(srb.StreamClass.Kernel.QueryPerformanceCounter());
            }

            card.Registers.WriteRegisterUlong(GrabberBoard.Enable, GrabberBoard.VerticalSync);
            if (!isCorrected)
            {
                // The first field begins at the interrupt that follows; the fields before it do not count.
                card.Registers.WriteRegisterUlong(GrabberBoard.Status, GrabberBoard.VerticalSync);
                card.Fields = new FieldCounter(srb.StreamClass.Kernel.QueryPerformanceCounter());
            }
        }
    }
}
