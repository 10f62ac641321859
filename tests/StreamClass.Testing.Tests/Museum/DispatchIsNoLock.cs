using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A camera on USB that fails a read when no frame has come in time.</summary>
public sealed class DispatchIsNoLock : Exhibit
{
    public override string Bug =>
        "The completion routine of the transfer and the timer routine take the same read: DISPATCH_LEVEL keeps them apart on one processor, not on two.";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*ReadData*was completed a second time*";

    public override SimulationOptions Options { get; } = new() { Processors = 2 };

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected, machine.Kernel);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new DeviceStart { LowerDevice = new Camera() });
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await Task.WhenAll(ReadAsync(), WatchAsync());

        // Whatever the camera still does, it does now.
        await Task.Delay(TimeSpan.FromMilliseconds(20), machine.TimeProvider);

        async Task ReadAsync()
        {
            await Task.Yield();
            try
            {
                await pin.ReadAsync(new byte[1]);
            }
            catch (StreamRequestException)
            {
                // No frame has come in time.
            }
        }

        async Task WatchAsync()
        {
            for (var i = 0; i < 4; i++)
            {
                await Task.Yield();
                await pin.GetStateAsync();
            }
        }
    }

    private sealed class CameraStream
    {
        public Shared<HwStreamRequestBlock?> Read { get; } = new(null);
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private const uint FrameTime = 5_000;

        private readonly KernelSpinLock _lock = kernel.CreateSpinLock();
        private DeviceObject _bus = null!;

        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true, PerStreamExtension = Extension.Of<CameraStream>() });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var stream = srb.StreamObject;
            srb.CommandData.DataBufferArray[0].DataUsed = 1;
            stream.HwStreamExtension.As<CameraStream>().Read.Value = srb;
            srb.StreamClass.ScheduleTimer(stream, FrameTime, GiveUp, stream);
            _bus.CallDriver(new Irp(IrpMajorFunction.InternalDeviceControl) { Output = new byte[1], Argument = stream }, OnTransferred);
        }

        protected override void Initialize(HwStreamRequestBlock srb) => _bus = srb.CommandData.ConfigInfo.PhysicalDeviceObject;

        private void OnTransferred(Irp irp) => Finish((HwStreamObject)irp.Argument!, irp.IoStatus.Status);

        private void GiveUp(object? context) => Finish((HwStreamObject)context!, NtStatus.IoDeviceError);

        private void Finish(HwStreamObject stream, NtStatus status)
        {
            if (Take(stream.HwStreamExtension.As<CameraStream>()) is { } srb)
            {
                Complete(srb, status);
            }
        }

        private HwStreamRequestBlock? Take(CameraStream stream)
        {
            var irql = isCorrected ? _lock.Acquire() : kernel.CurrentIrql;
            var read = stream.Read.Value;
            stream.Read.Value = null;
            if (isCorrected)
            {
                _lock.Release(irql);
            }

            return read;
        }
    }

    private sealed class Camera() : LowerDevice("camera")
    {
        protected internal override NtStatus Dispatch(Irp irp)
        {
            After(TimeSpan.FromMilliseconds(4), irp, static irp => irp.TryCompleteRequest(NtStatus.Success));
            return NtStatus.Pending;
        }
    }
}
