using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A read is cancelled at the moment at which its frame is there.</summary>
public sealed class CancelAgainstCompletion : Exhibit
{
    public override string Bug =>
        "With synchronization off, the cancel routine finds that a read is still current; the interrupt completes it before the routine has taken it.";

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
        using var impatience = new CancellationTokenSource();
        var read = ReadAsync(pin, impatience.Token);
        impatience.Cancel();
        await read;
    }

    private static async Task ReadAsync(Pin pin, CancellationToken cancellationToken)
    {
        try
        {
            await pin.ReadAsync(new byte[16], cancellationToken);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private sealed class Camera
    {
        public IoRange Registers { get; set; } = null!;

        public KernelInterrupt InterruptObject { get; set; } = null!;

        public Shared<HwStreamRequestBlock?> Current { get; } = new(null);
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
                    TurnOffSynchronization = true,
                });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            camera.Current.Value = srb;
            camera.Registers.WriteRegisterUlong(CaptureBoard.Frames, 1);
        }

        public override void CancelPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            var isTaken = isCorrected
                ? camera.InterruptObject.SynchronizeExecution(_ => TryTake(camera, srb), null)
                : TryTake(camera, srb);
            if (isTaken)
            {
                camera.Registers.WriteRegisterUlong(CaptureBoard.Abort, 1);
                Complete(srb, NtStatus.Cancelled);
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
            if (camera.Current.Value is { } srb)
            {
                camera.Current.Value = null;
                srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
                Complete(srb, NtStatus.Success);
            }

            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            camera.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            camera.InterruptObject = srb.CommandData.ConfigInfo.InterruptObject!;
        }

        private static bool TryTake(Camera camera, HwStreamRequestBlock srb)
        {
            if (camera.Current.Value != srb)
            {
                return false;
            }

            camera.Current.Value = null;
            return true;
        }
    }
}
