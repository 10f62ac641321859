using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A card that says in a register how many bytes its FIFO has for a read.</summary>
public sealed class AllOnesAfterRemoval : Exhibit
{
    public override string Bug => "The count that a read takes from a register is believed, also the all ones that come from a slot without a card.";

    public override SimulationFailure Failure => SimulationFailure.DeviceFailed;

    public override string Message => "*ReceiveStreamDataPacket*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var device = await machine.LoadDriver(new Minidriver(isCorrected).DriverEntry).StartDeviceAsync(new FullBoard());
        await Task.WhenAll(ReadAsync(), UnplugAsync());

        async Task ReadAsync()
        {
            await Task.Yield();
            try
            {
                await using var filter = await device.OpenFilterAsync();
                await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
                await pin.SetStateAsync(KsState.Pause);
                await pin.ReadAsync(new byte[16]);
            }
            catch (Exception gone) when (gone is StreamRequestException or ObjectDisposedException)
            {
                // The card was pulled out.
            }
        }

        async Task UnplugAsync()
        {
            await Task.Delay(TimeSpan.FromMilliseconds(8), machine.TimeProvider);
            await device.SurpriseRemoveAsync();
        }
    }

    private sealed class Card
    {
        public IoRange Registers { get; set; } = null!;
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true, DeviceExtension = Extension.Of<Card>() });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var registers = srb.HwDeviceExtension.As<Card>().Registers;
            var buffer = srb.GetDataBuffer(0).Span;
            var count = registers.ReadRegisterUlong(FullBoard.Count);
            if (isCorrected && count > buffer.Length)
            {
                Complete(srb, NtStatus.DeviceRemoved);
                return;
            }

            registers.ReadRegisterBufferUchar(FullBoard.Data, buffer[..(int)count]);
            srb.CommandData.DataBufferArray[0].DataUsed = count;
            Complete(srb, NtStatus.Success);
        }

        protected override void Initialize(HwStreamRequestBlock srb) =>
            srb.HwDeviceExtension.As<Card>().Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
    }

    private sealed class FullBoard() : VirtualDevice("full card", new PciIdentity(0x105D, 0x2312), new DeviceRange(0, 32, true))
    {
        public const int Count = 0;
        public const int Data = 16;

        protected internal override uint ReadRegister(int range, int offset, int width) => offset == Count ? 16u : 0x55;

        protected internal override void WriteRegister(int range, int offset, int width, uint value)
        {
        }
    }
}
