using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Devices;

/// <summary>A camera driver over USB, as most that turn synchronization off: each read is an IRP to the device below.</summary>
internal sealed class CameraOnUsb : IStrMiniDriver
{
    public const uint SubmitUrb = 0x220003;

    private DeviceObject _bus = null!;

    public PortConfigurationInformation Configuration { get; private set; } = null!;

    /// <summary>The level at which completions came.</summary>
    public List<Irql> Levels { get; } = [];

    public List<SrbCommand> Commands { get; } = [];

    /// <summary>Answers an unknown request; null does not know it.</summary>
    public Func<Irp, NtStatus>? OnUnknown { get; init; }

    public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
        driver, registryPath, new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        lock (Commands)
        {
            Commands.Add(srb.Command);
        }

        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                Configuration = srb.CommandData.ConfigInfo;
                _bus = Configuration.PhysicalDeviceObject;
                EchoDevice.Answer(srb);
                break;
            case SrbCommand.UnknownDeviceCommand:
                srb.Status = OnUnknown?.Invoke(srb.Irp!) ?? NtStatus.NotImplemented;
                srb.StreamClass.DeviceNotification(DeviceNotificationType.DeviceRequestComplete, srb.HwDeviceExtension, srb);
                break;
            default:
                EchoDevice.Answer(srb);
                break;
        }
    }

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        var irp = new Irp(IrpMajorFunction.InternalDeviceControl) { IoControlCode = SubmitUrb, Output = srb.GetDataBuffer(0), Argument = srb };
        srb.NextSrb = null;
        bool isCancelled;
        lock (this)
        {
            _transfers[srb] = irp;
            isCancelled = _cancelled.Remove(srb);
        }

        _bus.CallDriver(irp, OnTransferred);
        if (isCancelled)
        {
            irp.RequestCancel();
        }
    }

    private readonly Dictionary<HwStreamRequestBlock, Irp> _transfers = [];

    // Without synchronization a cancel may come before the routine has begun that takes the request.
    private readonly HashSet<HwStreamRequestBlock> _cancelled = [];

    private void OnTransferred(Irp irp)
    {
        var srb = (HwStreamRequestBlock)irp.Argument!;
        lock (this)
        {
            Levels.Add(srb.StreamClass.Kernel.CurrentIrql);
            _transfers.Remove(srb);
        }

        srb.CommandData.DataBufferArray[0].DataUsed = (uint)irp.IoStatus.Information;
        srb.Status = irp.IoStatus.Status;
        srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
    {
        srb.Status = srb.Command == SrbCommand.UnknownStreamCommand ? OnUnknown?.Invoke(srb.Irp!) ?? NtStatus.NotImplemented : NtStatus.Success;
        srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
    }

    public void CancelPacket(HwStreamRequestBlock srb)
    {
        Irp? irp;
        lock (this)
        {
            irp = _transfers.GetValueOrDefault(srb);
            if (irp is null && srb.Command == SrbCommand.ReadData)
            {
                _cancelled.Add(srb);
            }
        }

        irp?.RequestCancel();
    }

    public void RequestTimeout(HwStreamRequestBlock srb) => CancelPacket(srb);

    public bool Interrupt(HwDeviceExtension device) => false;
}

/// <summary>The camera: a transfer takes a while, may stall, and can be taken back.</summary>
internal sealed class UsbCamera() : LowerDevice("usb camera")
{
    public TimeSpan TransferTime { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>What transfers end with.</summary>
    public NtStatus Status { get; set; } = NtStatus.Success;

    /// <summary>Whether transfers wait for a cancel.</summary>
    public bool IsSilent { get; set; }

    public List<Irp> Seen { get; } = [];

    protected internal override NtStatus Dispatch(Irp irp)
    {
        lock (Seen)
        {
            Seen.Add(irp);
        }

        if (irp.MajorFunction != IrpMajorFunction.InternalDeviceControl)
        {
            irp.CompleteRequest(NtStatus.Success, 7);
            return NtStatus.Success;
        }

        irp.SetCancelRoutine(static cancelled => cancelled.TryCompleteRequest(NtStatus.Cancelled));
        if (!IsSilent)
        {
            After(TransferTime, irp, done =>
            {
                done.Output.Span.Fill(0x55);
                done.TryCompleteRequest(Status, Status.IsSuccess() ? done.Output.Length : 0);
            });
        }

        return NtStatus.Pending;
    }
}
