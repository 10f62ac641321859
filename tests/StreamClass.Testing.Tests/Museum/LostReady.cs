using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>The board takes orders for two frames; the queue of reads is made ready again when it has room.</summary>
public sealed class LostReady : Exhibit
{
    private const uint Orders = 2;

    public override string Bug =>
        "The interrupt makes the queue ready when it finds room for exactly one more frame; when two have been finished before it is served, nobody makes it ready.";

    public override SimulationFailure Failure => SimulationFailure.Stalled;

    public override string Message => "*ReadData*waits in the Data queue, which is not ready*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new CaptureBoard("camera", frameTime: 10_000));
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await Task.WhenAll(ReadAsync(pin), ReadAsync(pin), ReadAsync(pin), ReadAsync(pin));
    }

    private static async Task ReadAsync(Pin pin) => await pin.ReadAsync(new byte[16]);

    private sealed class Camera
    {
        public IoRange Registers { get; set; } = null!;

        public Queue<HwStreamRequestBlock> Reads { get; } = new();
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
            if (camera.Reads.Count < Orders)
            {
                MarkReady(srb);
            }
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var camera = extension.As<Camera>();
            if (camera.Registers.ReadRegisterUlong(CaptureBoard.Status) == 0)
            {
                return false;
            }

            camera.Registers.WriteRegisterUlong(CaptureBoard.Status, CaptureBoard.Done | CaptureBoard.Overrun);
            var ordered = camera.Registers.ReadRegisterUlong(CaptureBoard.Frames);
            while (camera.Reads.Count > ordered)
            {
                var srb = camera.Reads.Dequeue();
                if (isCorrected ? camera.Reads.Count == ordered : ordered == Orders - 1)
                {
                    MarkReady(srb);
                }

                srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
                srb.Status = NtStatus.Success;
                srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
            }

            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb) =>
            srb.HwDeviceExtension.As<Camera>().Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;

        private static void MarkReady(HwStreamRequestBlock srb) =>
            srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
    }
}
