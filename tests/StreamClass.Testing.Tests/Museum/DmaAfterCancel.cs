using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A read is given back while the board still has the address of its buffer.</summary>
public sealed class DmaAfterCancel : Exhibit
{
    public override string Bug =>
        "The cancel routine completes the read without telling the board, which then writes the frame to memory that is the client's again.";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*camera wanted to write 16 bytes*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new CaptureBoard("camera", frameTime: 10_000));
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        using var impatience = new CancellationTokenSource();
        await Task.WhenAll(ReadAsync(pin, impatience.Token), GiveUpAsync(machine, impatience));
        await Task.Delay(TimeSpan.FromMilliseconds(2), machine.TimeProvider);
    }

    private static async Task ReadAsync(Pin pin, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            await pin.ReadAsync(new byte[16], cancellationToken);
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>Waits for as long as a frame takes.</summary>
    private static async Task GiveUpAsync(Machine machine, CancellationTokenSource impatience)
    {
        await Task.Yield();
        await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
        impatience.Cancel();
    }

    private sealed class Camera
    {
        public IoRange Registers { get; set; } = null!;

        public HwStreamRequestBlock? Current { get; set; }
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
            StreamClassDriver.RegisterMinidriver(
                driver,
                registryPath,
                new HwInitializationData
                {
                    MiniDriver = this,
                    HasInterrupt = true,
                    DeviceExtension = Extension.Of<Camera>(),
                    BusMasterDma = true,
                });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.OpenStream)
            {
                srb.StreamObject.Dma = true;
            }

            base.ReceiveDevicePacket(srb);
        }

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            camera.Current = srb;
            camera.Registers.WriteRegisterUlong(CaptureBoard.Address, (uint)srb.ScatterGatherBuffer[0].PhysicalAddress);
            camera.Registers.WriteRegisterUlong(CaptureBoard.Length, srb.ScatterGatherBuffer[0].Length);
            camera.Registers.WriteRegisterUlong(CaptureBoard.Frames, 1);
        }

        public override void CancelPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            camera.Current = null;
            if (isCorrected)
            {
                camera.Registers.WriteRegisterUlong(CaptureBoard.Abort, 1);
            }

            Complete(srb, NtStatus.Cancelled);
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var camera = extension.As<Camera>();
            if (camera.Registers.ReadRegisterUlong(CaptureBoard.Status) == 0)
            {
                return false;
            }

            camera.Registers.WriteRegisterUlong(CaptureBoard.Status, CaptureBoard.Done | CaptureBoard.Overrun);
            if (camera.Current is { } srb)
            {
                camera.Current = null;
                srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
                Complete(srb, NtStatus.Success);
            }

            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb) =>
            srb.HwDeviceExtension.As<Camera>().Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
    }
}
