namespace StreamClass.Kernel;

/// <summary>The device object of a lower device: it knows what the device has, so that everything comes back when it is pulled out.</summary>
internal sealed class LowerDeviceObject(KernelDrive drive, LowerDevice device) : DeviceObject(device.Name)
{
    private readonly List<Irp> _outstanding = [];
    private readonly List<KernelTimer> _transfers = [];
    private BusyWord _busy;
    private bool _isGone;

    public override NtStatus CallDriver(Irp irp, IoCompletionRoutine? completion = null)
    {
        ArgumentNullException.ThrowIfNull(irp);
        Processor.Current.RequireAtMost(drive, Irql.Dispatch, "IoCallDriver");
        if (drive.IsSimulated)
        {
            drive.Preempt(PreemptionPoint.ServiceCall, irp);
        }

        if (!irp.TrySend(completed => OnCompleted(completed, completion)))
        {
            throw drive.BugCheck(BugCheckCode.MultipleIrpCompleteRequests, $"{irp} was sent to {Name} while somebody else has it.");
        }

        _busy.Enter(drive);
        var isGone = _isGone;
        if (!isGone)
        {
            _outstanding.Add(irp);
        }

        _busy.Leave();
        if (isGone)
        {
            irp.CompleteRequest(NtStatus.NoSuchDevice);
            return NtStatus.NoSuchDevice;
        }

        return device.Dispatch(irp);
    }

    /// <summary>Has an IRP completed later.</summary>
    public void After(TimeSpan delay, Irp irp, Action<Irp> complete)
    {
        var dpc = IrpCompletion.Later(drive, irp, complete);
        var timer = new KernelTimer(drive, $"{Name} transfer", dpc);
        timer.Set(delay.Ticks);
        _busy.Enter(drive);
        var isGone = _isGone;
        _transfers.RemoveAll(static transfer => !transfer.IsSet);
        _transfers.Add(timer);
        _busy.Leave();
        if (isGone)
        {
            timer.Cancel();
        }
    }

    /// <summary>Pulls the device out: it gets nothing any more, and what it has comes back with NO_SUCH_DEVICE.</summary>
    public void Remove()
    {
        _busy.Enter(drive);
        var first = !_isGone;
        _isGone = true;
        Irp[] left = [.. _outstanding];
        KernelTimer[] transfers = [.. _transfers];
        _busy.Leave();
        if (!first)
        {
            return;
        }

        device.OnRemoved();
        foreach (var transfer in transfers)
        {
            transfer.Cancel();
        }

        foreach (var irp in left)
        {
            irp.TakeBack(NtStatus.NoSuchDevice);
        }

        device.TryDetach(this);
    }

    private void OnCompleted(Irp irp, IoCompletionRoutine? completion)
    {
        _busy.Enter(drive);
        _outstanding.Remove(irp);
        _busy.Leave();
        IrpCompletion.Queue(drive, irp, completion);
    }
}
