using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A read times out while a worker is copying its frame.</summary>
public sealed class TimeoutAgainstCompletion : Exhibit
{
    public override string Bug =>
        "The timeout routine completes a read whose frame is being copied by a routine at Low priority, which completes it once more.";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*MultipleIrpCompleteRequests*ReadData*was completed*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected);

        // The counter falls once a second: the frame comes 2 ms before it is at zero.
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new CaptureBoard("camera", frameTime: 19_980_000));
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await ReadAsync(pin);

        // Long enough for the worker, so that the request is not yet used for something else when it is completed again.
        await Task.Delay(TimeSpan.FromMilliseconds(20), machine.TimeProvider);
    }

    private static async Task ReadAsync(Pin pin)
    {
        try
        {
            await pin.ReadAsync(new byte[16]);
        }
        catch (StreamRequestException)
        {
            // The frame came too late.
        }
    }

    private sealed class Camera
    {
        public IoRange Registers { get; set; } = null!;

        public HwStreamRequestBlock? Current { get; set; }

        public Memory<byte> Frame { get; set; }

        public Shared<bool> IsCopying { get; } = new(false);
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
            camera.Frame = srb.GetDataBuffer(0);
            camera.IsCopying.Value = false;
            srb.TimeoutOriginal = 2;
            srb.TimeoutCounter = 2;
            camera.Registers.WriteRegisterUlong(CaptureBoard.Frames, 1);
        }

        public override void RequestTimeout(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            if (isCorrected && camera.IsCopying.Value)
            {
                // Its frame is there; the copy completes it.
                srb.TimeoutCounter = 1;
                return;
            }

            camera.Current = null;
            camera.Registers.WriteRegisterUlong(CaptureBoard.Abort, 1);
            Complete(srb, NtStatus.IoDeviceError);
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
                camera.IsCopying.Value = true;
                srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
                extension.StreamClass.CallAtNewPriority(null, StreamPriority.Low, CopyFrame, srb);
            }

            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb) =>
            srb.HwDeviceExtension.As<Camera>().Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;

        private static void CopyFrame(object? context)
        {
            var srb = (HwStreamRequestBlock)context!;
            var camera = srb.HwDeviceExtension.As<Camera>();
            var frame = camera.Frame.Span;
            for (var i = 0; i < frame.Length; i++)
            {
                frame[i] = (byte)camera.Registers.ReadRegisterUlong(CaptureBoard.FrameNumber);
            }

            Complete(srb, NtStatus.Success);
        }
    }
}
