using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A frame is lost because the interrupt is served too late, and two paths complete its read.</summary>
public sealed class DoubleCompletion : Exhibit
{
    public override string Bug =>
        "When the interrupt is served so late that the board reports an overrun beside a finished frame, the read is failed for the one and completed for the other.";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*MultipleIrpCompleteRequests*ReadData*was completed*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new CaptureBoard("camera", frameTime: 10_000));
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await Task.WhenAll(ReadAsync(pin), ReadAsync(pin));
    }

    private static async Task ReadAsync(Pin pin)
    {
        try
        {
            await pin.ReadAsync(new byte[16]);
        }
        catch (StreamRequestException)
        {
            // The frame was lost.
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

        public override void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.SetStreamState)
            {
                var registers = srb.HwDeviceExtension.As<Camera>().Registers;
                if (srb.CommandData.StreamState == KsState.Run)
                {
                    registers.WriteRegisterUlong(CaptureBoard.Frames, 1_000_000);
                }
                else
                {
                    registers.WriteRegisterUlong(CaptureBoard.Abort, 1);
                }
            }

            Complete(srb, NtStatus.Success);
        }

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb) => srb.HwDeviceExtension.As<Camera>().Current = srb;

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var camera = extension.As<Camera>();
            var status = camera.Registers.ReadRegisterUlong(CaptureBoard.Status);
            if (status == 0)
            {
                return false;
            }

            camera.Registers.WriteRegisterUlong(CaptureBoard.Status, status);
            if (camera.Current is { } srb)
            {
                camera.Current = null;
                FinishRead(srb, status);
            }

            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb) =>
            srb.HwDeviceExtension.As<Camera>().Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;

        private void FinishRead(HwStreamRequestBlock srb, uint status)
        {
            if ((status & CaptureBoard.Overrun) != 0)
            {
                Complete(srb, NtStatus.IoDeviceError);
                if (isCorrected)
                {
                    return;
                }
            }

            if ((status & CaptureBoard.Done) != 0)
            {
                srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
                Complete(srb, NtStatus.Success);
            }
        }
    }
}
