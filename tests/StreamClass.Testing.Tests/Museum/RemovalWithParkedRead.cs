using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>The board is pulled out while a worker waits for it with a read in its hands.</summary>
public sealed class RemovalWithParkedRead : Exhibit
{
    public override string Bug =>
        "A worker polls the status of a board that has been pulled out, takes the ones of an empty slot for a finished frame, and completes the read with them.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*succeeded with a frame of an empty slot*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new CaptureBoard("camera", frameTime: 10_000));
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await Task.WhenAll(ReadAsync(pin), UnplugAsync(machine, device));
    }

    private static async Task ReadAsync(Pin pin)
    {
        var frame = new byte[4];
        try
        {
            await pin.ReadAsync(frame);
        }
        catch (StreamRequestException exception) when (exception.Status == NtStatus.DeviceRemoved)
        {
            return;
        }

        if (frame.Contains((byte)0xFF))
        {
            throw new InvalidOperationException("A read succeeded with a frame of an empty slot.");
        }
    }

    private static async Task UnplugAsync(Machine machine, Device device)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(5), machine.TimeProvider);
        await device.SurpriseRemoveAsync();
    }

    private sealed class Camera
    {
        public IoRange Registers { get; set; } = null!;
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
            StreamClassDriver.RegisterMinidriver(
                driver, registryPath, new HwInitializationData { MiniDriver = this, DeviceExtension = Extension.Of<Camera>() });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            srb.HwDeviceExtension.As<Camera>().Registers.WriteRegisterUlong(CaptureBoard.Frames, 1);
            srb.StreamClass.CallAtNewPriority(srb.StreamObject, StreamPriority.Low, FetchFrame, srb);
        }

        protected override void Initialize(HwStreamRequestBlock srb) =>
            srb.HwDeviceExtension.As<Camera>().Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;

        private void FetchFrame(object? context)
        {
            var srb = (HwStreamRequestBlock)context!;
            var registers = srb.HwDeviceExtension.As<Camera>().Registers;
            while ((registers.ReadRegisterUlong(CaptureBoard.Status) & CaptureBoard.Done) == 0)
            {
                srb.StreamClass.Kernel.DelayExecutionThread(TimeSpan.FromMilliseconds(1));
            }

            var frame = srb.GetDataBuffer(0).Span;
            for (var i = 0; i < frame.Length; i++)
            {
                frame[i] = (byte)registers.ReadRegisterUlong(CaptureBoard.FrameNumber);
            }

            // No bit but those of the status is ever set while the board is there.
            var isGone = isCorrected && registers.ReadRegisterUlong(CaptureBoard.Status) == uint.MaxValue;
            registers.WriteRegisterUlong(CaptureBoard.Status, CaptureBoard.Done);
            srb.CommandData.DataBufferArray[0].DataUsed = isGone ? 0 : srb.NumberOfBytesToTransfer;
            Complete(srb, isGone ? NtStatus.DeviceRemoved : NtStatus.Success);
        }
    }
}
