using StreamClass.ClassDriver.Holding;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.PlugAndPlay;

/// <content>Stop and restart: what plug and play does to give a device other resources.</content>
/// <remarks>
/// Between the query and the restart requests wait. What the minidriver holds when the stop comes is asked back through
/// CancelPacket, as at a close: it is told to uninitialize, and nothing may be outstanding then.
/// </remarks>
internal sealed partial class DeviceNode
{
    public async Task QueryStopAsync()
    {
        using var turn = await BeginTransitionAsync();
        Require(_life.TryBeginStop(), "stopped");
        await Device.LetGoAsync(() => Device.Hold.Begin(HoldReasons.Stop));
    }

    public async Task CancelStopAsync()
    {
        using var turn = await BeginTransitionAsync();
        Require(_life.TryCancelStop(), "kept from a stop");
        await Device.LetGoAsync(() => Device.Hold.End(HoldReasons.Stop));
    }

    public async Task StopAsync()
    {
        using var turn = await BeginTransitionAsync();
        Require(State == DeviceState.StopPending || _life.TryBeginStop(), "stopped");
        Paging.BringBack();
        var status = NtStatus.Success;
        using (AbandonTimer.Start(Device, ShutdownLimit))
        {
            await Device.LetGoAsync(() => Device.Hold.Begin(HoldReasons.Stop));
            await AskBackAsync();
            status = await UninitializeAsync();
            if (status.IsSuccess() && _life.TryCompleteStop())
            {
                await Device.LetGoAsync(() => Device.Door.FinishHeld(NtStatus.Cancelled));

                // It stays known until the restart: an interrupt that is latched is still to be answered for its line.
                Device.Lock.Interrupt?.Disconnect();
                PlugAndPlayLog.Stopped(_logger, Device.Name);
                return;
            }
        }

        if (status.IsSuccess())
        {
            throw new StreamRequestException(NtStatus.DeviceRemoved, $"{Device.Name} disappeared while it was stopped");
        }

        // It cannot now: it works on. Unless it has gone meanwhile, in which case it was told so.
        _isInitialized = !Device.IsAbandoned && status != NtStatus.DeviceRemoved;
        if (_life.TryCancelStop())
        {
            await Device.LetGoAsync(() => Device.Hold.End(HoldReasons.Stop));
        }

        throw new StreamRequestException(status, $"{Device.Name} did not stop", Device.Failure?.Exception);
    }

    public async Task RestartAsync()
    {
        StreamRequestException? refusal = null;
        using (await BeginTransitionAsync())
        {
            Require(_life.TryBeginRestart(), "started again");
            try
            {
                _attachment = _board?.Rebalance(Bus, _attachment) ?? 0;
                await InitializeAsync();

                // A device that was started has power, whatever it had when it was stopped.
                PowerState = DevicePowerState.D0;
                await Device.LetGoAsync(() => Device.Hold.End(HoldReasons.Stop | HoldReasons.Power));
            }
            catch (StreamRequestException exception)
            {
                PlugAndPlayLog.StartFailed(_logger, Device.Name, exception.Status);
                _life.TryFailStart();
                refusal = exception;
            }
        }

        if (refusal is not null)
        {
            // A device that was stopped and does not start again is taken for gone (handling-an-irp-mn-surprise-removal-request).
            await SurpriseRemoveAsync();
            throw refusal;
        }
    }

    /// <summary>Has the minidriver give back what it holds, before it is told to uninitialize.</summary>
    private async Task AskBackAsync()
    {
        await Device.LetGoAsync(Device.Door.AskBackHeld);

        // Without queues: a routine may be under way with a request that came just before.
        await Device.DrainAsync();
        await Device.LetGoAsync(Device.Door.AskBackHeld);
    }
}
