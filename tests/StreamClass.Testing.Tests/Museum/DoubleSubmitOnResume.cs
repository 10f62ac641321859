using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A camera on USB that streams from Pause on, with one isochronous transfer that is submitted again and again.</summary>
/// <remarks>
/// Knowledge base article 974303, STOP 0xFE after a resume: USBCAMD2 does not synchronize the resumption of isochronous streams, and
/// submits two IRPs for one URB.
/// </remarks>
public sealed class DoubleSubmitOnResume : Exhibit
{
    public override string Bug =>
        "On resume, both the worker that power-up queues and the return to Run submit the one transfer of the stream (KB 974303).";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*was sent to camera while somebody else has it*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected, machine.Kernel);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new DeviceStart { LowerDevice = new Camera() });
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await machine.SleepAsync();
        await Task.Delay(TimeSpan.FromMinutes(1), machine.TimeProvider);
        try
        {
            await machine.WakeAsync();
            await pin.ReadAsync(new byte[1]);
            await pin.SetStateAsync(KsState.Pause);
            await pin.SetStateAsync(KsState.Stop);
        }
        catch (StreamRequestException)
        {
            // Why the camera failed is on record.
        }
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private readonly Irp _transfer = new(IrpMajorFunction.InternalDeviceControl) { Output = new byte[1] };
        private readonly KernelSpinLock _lock = kernel.CreateSpinLock();
        private readonly Shared<bool> _isSubmitted = new(false);
        private readonly Shared<bool> _isStreaming = new(false);
        private readonly Shared<bool> _isPowered = new(true);
        private readonly Shared<HwStreamRequestBlock?> _read = new(null);
        private DeviceObject _bus = null!;

        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver, registryPath, new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.ChangePowerState)
            {
                _isPowered.Value = srb.CommandData.DeviceState == DevicePowerState.D0;
                if (_isPowered.Value && _isStreaming.Value)
                {
                    // The thread that changes power is not to be kept waiting.
                    kernel.QueueWorkItem(_ => Submit());
                }
            }

            base.ReceiveDevicePacket(srb);
        }

        public override void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.SetStreamState)
            {
                _isStreaming.Value = srb.CommandData.StreamState >= KsState.Pause;
                if (_isStreaming.Value)
                {
                    Submit();
                }
            }

            Complete(srb, NtStatus.Success);
        }

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb) => _read.Value = srb;

        protected override void Initialize(HwStreamRequestBlock srb) => _bus = srb.CommandData.ConfigInfo.PhysicalDeviceObject;

        private void Submit()
        {
            if (TryBegin())
            {
                _bus.CallDriver(_transfer, OnTransferred);
            }
        }

        private bool TryBegin()
        {
            if (!isCorrected)
            {
                return !_isSubmitted.Value && (_isSubmitted.Value = true);
            }

            var irql = _lock.Acquire();
            var isMine = !_isSubmitted.Value && (_isSubmitted.Value = true);
            _lock.Release(irql);
            return isMine;
        }

        private void OnTransferred(Irp irp)
        {
            if (irp.IoStatus.Status.IsSuccess() && _read.Value is { } srb)
            {
                _read.Value = null;
                irp.Output.CopyTo(srb.GetDataBuffer(0));
                srb.CommandData.DataBufferArray[0].DataUsed = (uint)irp.Output.Length;
                Complete(srb, NtStatus.Success);
            }

            _isSubmitted.Value = false;
            if (irp.IoStatus.Status.IsSuccess() && _isStreaming.Value && _isPowered.Value)
            {
                Submit();
            }
        }
    }

    private sealed class Camera() : LowerDevice("camera")
    {
        protected internal override NtStatus Dispatch(Irp irp)
        {
            After(TimeSpan.FromMilliseconds(1), irp, static irp => irp.TryCompleteRequest(NtStatus.Success));
            return NtStatus.Pending;
        }
    }
}
