using StreamClass.Kernel;

namespace StreamClass.PlugAndPlay;

/// <summary>The device of the class driver in the stack of devices: IRPs that are sent to it go where any other does.</summary>
internal sealed class ClassDeviceObject(DeviceNode node) : DeviceObject(node.Device.Name)
{
    public override NtStatus CallDriver(Irp irp, IoCompletionRoutine? completion = null)
    {
        ArgumentNullException.ThrowIfNull(irp);
        var drive = node.Device.Drive;
        Processor.Current.RequireAtMost(drive, Irql.Dispatch, "IoCallDriver");
        if (!irp.TrySend(completed => IrpCompletion.Queue(drive, completed, completion)))
        {
            throw drive.BugCheck(BugCheckCode.MultipleIrpCompleteRequests, $"{irp} was sent to {Name} while somebody else has it.");
        }

        drive.Continue(
            static state =>
            {
                var (node, irp) = ((DeviceNode, Irp))state!;
                _ = node.DispatchAsync(irp);
            },
            (node, irp),
            drive.Context);
        return NtStatus.Pending;
    }
}
