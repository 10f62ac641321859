using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>The interrupt service routine counts frames, and a routine at DISPATCH_LEVEL takes the count.</summary>
public sealed class InterruptAgainstDispatch : Exhibit
{
    public override string Bug =>
        "A routine at Dispatch priority reads the count of captured frames and then clears it; an interrupt in between counts a frame that is then forgotten.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*ReadData*IoDeviceError*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new CaptureBoard("camera", frameTime: 10_000));
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await Task.WhenAll(ReadAsync(pin), ReadAsync(pin), ReadAsync(pin));
    }

    private static async Task ReadAsync(Pin pin) => await pin.ReadAsync(new byte[16]);

    private sealed class Camera
    {
        public IoRange Registers { get; set; } = null!;

        public KernelInterrupt InterruptObject { get; set; } = null!;

        public Queue<HwStreamRequestBlock> Reads { get; } = new();

        public Shared<uint> Captured { get; } = new(0);

        public uint LastNumber { get; set; }
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
            camera.Reads.Enqueue(srb);
            camera.Registers.WriteRegisterUlong(CaptureBoard.Frames, 1);
            srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var camera = extension.As<Camera>();
            if (camera.Registers.ReadRegisterUlong(CaptureBoard.Status) == 0)
            {
                return false;
            }

            camera.Registers.WriteRegisterUlong(CaptureBoard.Status, CaptureBoard.Done | CaptureBoard.Overrun);

            // One interrupt may stand for several frames.
            var number = camera.Registers.ReadRegisterUlong(CaptureBoard.FrameNumber);
            camera.Captured.Value += number - camera.LastNumber;
            camera.LastNumber = number;
            extension.StreamClass.CallAtNewPriority(null, StreamPriority.Dispatch, FinishReads, extension);
            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            camera.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            camera.InterruptObject = srb.CommandData.ConfigInfo.InterruptObject!;
        }

        private void FinishReads(object? context)
        {
            var camera = ((HwDeviceExtension)context!).As<Camera>();
            var finished = new List<HwStreamRequestBlock>();
            if (isCorrected)
            {
                camera.InterruptObject.SynchronizeExecution(_ => Take(camera, finished), null);
            }
            else
            {
                Take(camera, finished);
            }

            foreach (var srb in finished)
            {
                srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
                Complete(srb, NtStatus.Success);
            }
        }

        private static bool Take(Camera camera, List<HwStreamRequestBlock> finished)
        {
            for (var count = camera.Captured.Value; count > 0; count--)
            {
                finished.Add(camera.Reads.Dequeue());
            }

            camera.Captured.Value = 0;
            return true;
        }
    }
}
