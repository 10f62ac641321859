using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>Two boards interrupt at one line.</summary>
public sealed class SharedInterruptClaimed : Exhibit
{
    public override string Bug =>
        "As long as it waits for a frame, the interrupt routine claims every interrupt of the line, so the device behind it is never asked for its own.";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*irq 9 stayed asserted through * claimed interrupts*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var driver = machine.LoadDriver(new Minidriver(isCorrected).DriverEntry);
        var line = machine.CreateInterruptLine("irq 9");
        var camera = await driver.StartDeviceAsync(new CaptureBoard("camera", frameTime: 600_000), line);
        var tuner = await driver.StartDeviceAsync(new CaptureBoard("tuner", frameTime: 1), line);
        await Task.WhenAll(ReadAsync(tuner), ReadAsync(camera));
    }

    private static async Task ReadAsync(Device device)
    {
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await Task.Yield();
        try
        {
            await pin.ReadAsync(new byte[16]);
        }
        catch (StreamRequestException)
        {
            // Its frame never came: what happened to the line tells why.
        }
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
                new HwInitializationData { MiniDriver = this, HasInterrupt = true, DeviceExtension = Extension.Of<Camera>() });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            camera.Current = srb;
            camera.Registers.WriteRegisterUlong(CaptureBoard.Frames, 1);
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var camera = extension.As<Camera>();
            if (camera.Current is not { } srb)
            {
                return false;
            }

            var status = camera.Registers.ReadRegisterUlong(CaptureBoard.Status);
            if (isCorrected && status == 0)
            {
                return false;
            }

            if (status != 0)
            {
                camera.Registers.WriteRegisterUlong(CaptureBoard.Status, status);
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
