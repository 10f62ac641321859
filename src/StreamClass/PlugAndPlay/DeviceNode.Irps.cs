using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.PlugAndPlay;

/// <content>IRPs: those that the class driver knows it carries out, all others go to the minidriver as UNKNOWN_DEVICE_COMMAND.</content>
/// <remarks>
/// What the minidriver does not know either: an IRP of plug and play or power goes on to the device below, unchanged, as the
/// documents of those IRPs have it; any other ends with NOT_IMPLEMENTED. Reference 1.
/// </remarks>
internal sealed partial class DeviceNode
{
    private int _irps;

    /// <summary>Carries an IRP out that has been sent to the device, and completes it.</summary>
    public async Task DispatchAsync(Irp irp)
    {
        NtStatus status;
        try
        {
            if (Known(irp) is { } known)
            {
                await known;
                status = NtStatus.Success;
            }
            else
            {
                status = await SendUnknownAsync(irp);
            }
        }
        catch (StreamRequestException refusal)
        {
            status = refusal.Status;
        }
        catch (InvalidOperationException)
        {
            status = NtStatus.InvalidDeviceState;
        }

        irp.TryCompleteRequest(status, irp.IoStatus.Information);
    }

    private Task? Known(Irp irp) => (irp.MajorFunction, irp.MinorFunction) switch
    {
        (IrpMajorFunction.Pnp, (byte)IrpPnpFunction.StartDevice) => RestartAsync(),
        (IrpMajorFunction.Pnp, (byte)IrpPnpFunction.QueryStopDevice) => QueryStopAsync(),
        (IrpMajorFunction.Pnp, (byte)IrpPnpFunction.CancelStopDevice) => CancelStopAsync(),
        (IrpMajorFunction.Pnp, (byte)IrpPnpFunction.StopDevice) => StopAsync(),
        (IrpMajorFunction.Pnp, (byte)IrpPnpFunction.QueryRemoveDevice) => QueryRemoveAsync(),
        (IrpMajorFunction.Pnp, (byte)IrpPnpFunction.CancelRemoveDevice) => CancelRemoveAsync(),
        (IrpMajorFunction.Pnp, (byte)IrpPnpFunction.RemoveDevice) => RemoveAsync(),
        (IrpMajorFunction.Pnp, (byte)IrpPnpFunction.SurpriseRemoval) => SurpriseRemoveAsync(),
        (IrpMajorFunction.Power, (byte)IrpPowerFunction.SetPower) when irp.Argument is DevicePowerState state => ChangePowerOrThrowAsync(state),
        _ => null,
    };

    private async Task ChangePowerOrThrowAsync(DevicePowerState state)
    {
        var status = await SetPowerStateAsync(state);
        if (!status.IsSuccess())
        {
            throw new StreamRequestException(status, $"{Device.Name} refused {state}");
        }
    }

    /// <summary>The driver stays in memory as long as the minidriver may have the IRP.</summary>
    private async Task<NtStatus> AskMinidriverAsync(Irp irp)
    {
        Interlocked.Increment(ref _irps);
        try
        {
            Paging.BringBack();
            return await Device.Begin(Device.Queue, SrbCommand.UnknownDeviceCommand).SendIrpAsync(irp);
        }
        finally
        {
            Interlocked.Decrement(ref _irps);
        }
    }

    private async Task<NtStatus> SendUnknownAsync(Irp irp)
    {
        var unhandled = irp.IoStatus.Status;
        var status = await AskMinidriverAsync(irp);
        if (status != NtStatus.NotImplemented || irp.MajorFunction is not (IrpMajorFunction.Pnp or IrpMajorFunction.Power))
        {
            return status;
        }

        var passed = new Irp(irp.MajorFunction, irp.MinorFunction)
        {
            IoControlCode = irp.IoControlCode,
            Input = irp.Input,
            Output = irp.Output,
            Argument = irp.Argument,
            IoStatus = new IoStatusBlock(unhandled),
        };
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Lower.CallDriver(passed, _ => done.TrySetResult());

        // Whoever wants it back wants it from whoever has it now.
        irp.SetCancelRoutine(_ => passed.RequestCancel());
        if (irp.Cancel)
        {
            passed.RequestCancel();
        }

        await done.Task;
        irp.SetCancelRoutine(null);
        irp.IoStatus = passed.IoStatus;
        return passed.IoStatus.Status;
    }
}
