using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A read is cancelled while the device has no power, and the next one is begun.</summary>
public sealed class PowerUpBeforeD0 : Exhibit
{
    public override string Bug =>
        "Whoever cancels a read begins the next one, also in D3: the board does not hear of it, and back in D0 the read counts as begun.";

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
        using var impatience = new CancellationTokenSource();
        await Task.WhenAll(
            ReadAsync(pin, impatience.Token), ReadAsync(pin, CancellationToken.None), CancelAsync(impatience), DozeAsync(device));
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

    private static async Task CancelAsync(CancellationTokenSource impatience)
    {
        await Task.Yield();
        impatience.Cancel();
    }

    private static async Task DozeAsync(Device device)
    {
        await Task.Yield();
        await device.SetPowerStateAsync(DevicePowerState.D3);
        await device.SetPowerStateAsync(DevicePowerState.D0);
    }

    private sealed class Camera
    {
        public IoRange Registers { get; set; } = null!;

        public bool IsPowered { get; set; } = true;

        public LinkedList<HwStreamRequestBlock> Waiting { get; } = [];

        public HwStreamRequestBlock? Current { get; set; }
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
            StreamClassDriver.RegisterMinidriver(
                driver,
                registryPath,
                new HwInitializationData { MiniDriver = this, HasInterrupt = true, DeviceExtension = Extension.Of<Camera>() });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.ChangePowerState)
            {
                ChangePower(srb.HwDeviceExtension.As<Camera>(), srb.CommandData.DeviceState);
            }

            base.ReceiveDevicePacket(srb);
        }

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            camera.Waiting.AddLast(srb);
            BeginNext(camera);
            srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
        }

        public override void CancelPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            if (camera.Current == srb)
            {
                camera.Current = null;
                camera.Registers.WriteRegisterUlong(CaptureBoard.Abort, 1);
            }

            camera.Waiting.Remove(srb);
            Complete(srb, NtStatus.Cancelled);
            BeginNext(camera);
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
                BeginNext(camera);
            }

            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb) =>
            srb.HwDeviceExtension.As<Camera>().Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;

        private void BeginNext(Camera camera)
        {
            var mayBegin = !isCorrected || camera.IsPowered;
            if (mayBegin && camera.Current is null && camera.Waiting.First is { } first)
            {
                camera.Waiting.RemoveFirst();
                camera.Current = first.Value;
                camera.Registers.WriteRegisterUlong(CaptureBoard.Frames, 1);
            }
        }

        private void ChangePower(Camera camera, DevicePowerState state)
        {
            camera.IsPowered = state == DevicePowerState.D0;
            if (camera.IsPowered)
            {
                camera.Registers.WriteRegisterUlong(CaptureBoard.Power, 0);
                BeginNext(camera);
                return;
            }

            // What the board forgets begins again when it is back.
            if (camera.Current is { } srb)
            {
                camera.Current = null;
                camera.Waiting.AddFirst(srb);
            }

            camera.Registers.WriteRegisterUlong(CaptureBoard.Power, 3);
        }
    }
}
