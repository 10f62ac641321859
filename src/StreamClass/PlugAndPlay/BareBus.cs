using StreamClass.Kernel;

namespace StreamClass.PlugAndPlay;

/// <summary>The bus below a device whose host gave no device to sit on: it leaves every IRP as it is.</summary>
internal sealed class BareBus(string name) : LowerDevice(name)
{
    protected internal override NtStatus Dispatch(Irp irp)
    {
        var status = irp.MajorFunction is IrpMajorFunction.Pnp or IrpMajorFunction.Power ? irp.IoStatus.Status : NtStatus.InvalidDeviceRequest;
        irp.CompleteRequest(status);
        return status;
    }
}
