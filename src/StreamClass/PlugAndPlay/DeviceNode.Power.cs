using StreamClass.ClassDriver.Holding;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.PlugAndPlay;

/// <content>Power.</content>
/// <remarks>
/// A device below D0 takes no work: requests wait until it is in D0 again, as drivers of the kernel hold theirs; the pages of the
/// stream class say nothing of it. What the minidriver has stays with it; it saves and restores what it needs.
/// </remarks>
internal sealed partial class DeviceNode
{
    private DevicePowerState? _beforeSleep;

    /// <summary>The power state that the device was put into last.</summary>
    public DevicePowerState PowerState { get; private set; } = DevicePowerState.D0;

    /// <summary>Whether nothing of the device keeps its driver in memory.</summary>
    public bool MayBePagedOut =>
        _open.IsEmpty && Volatile.Read(ref _irps) == 0 && !_remove.HasBegun && State == DeviceState.Started
        && !Device.IsSurpriseRemoved && Settings.PageOutWhenUnopened;

    private bool TakesPower => State is DeviceState.Started or DeviceState.StopPending or DeviceState.RemovePending;

    /// <summary>Changes the power state: CHANGE_POWER_STATE.</summary>
    public async Task<NtStatus> SetPowerStateAsync(DevicePowerState state)
    {
        using var turn = await BeginTransitionAsync();
        Require(TakesPower, "given other power");
        using var inMemory = await Paging.BringBackAsync();
        return await ChangePowerAsync(state);
    }

    /// <summary>The machine goes to sleep: what runs pauses, then the device loses power.</summary>
    public async Task<NtStatus> SleepAsync()
    {
        if (State != DeviceState.Started)
        {
            return NtStatus.Success;
        }

        // What has too little power already takes no request, also none to pause; nor does it run.
        if (PowerState == DevicePowerState.D0)
        {
            foreach (var handle in _open)
            {
                await handle.PauseAsync();
            }
        }

        var before = PowerState;
        var status = await SleepOrWakeAsync(DevicePowerState.D3);
        if (status.IsSuccess())
        {
            _beforeSleep ??= before;
        }
        else if (PowerState == DevicePowerState.D0)
        {
            await ResumeHandlesAsync();
        }

        return status;
    }

    /// <summary>The machine wakes: the device gets back the power that it had, then what ran runs again.</summary>
    public async Task WakeAsync()
    {
        if (_beforeSleep is { } before)
        {
            _beforeSleep = null;
            var status = await SleepOrWakeAsync(before);
            if (status.IsSuccess() && PowerState == DevicePowerState.D0)
            {
                // Without power nothing could resume, and the other devices would wait for it.
                await ResumeHandlesAsync();
            }
        }
    }

    /// <summary>As <see cref="SetPowerStateAsync"/>, but a device that has been stopped or removed meanwhile is left as it is.</summary>
    private async Task<NtStatus> SleepOrWakeAsync(DevicePowerState state)
    {
        using var turn = await _transitions.EnterAsync();
        if (_remove.HasBegun || Device.IsAbandoned || !TakesPower)
        {
            return NtStatus.InvalidDeviceState;
        }

        using var inMemory = await Paging.BringBackAsync();
        return await ChangePowerAsync(state);
    }

    private async Task ResumeHandlesAsync()
    {
        foreach (var handle in _open)
        {
            await handle.ResumeAsync();
        }
    }

    private async Task PowerUpForOpenAsync()
    {
        if (PowerState == DevicePowerState.D0 || !Settings.PowerDownWhenUnopened)
        {
            return;
        }

        if (_beforeSleep is not null)
        {
            // Asleep: the wake gives it power.
            _beforeSleep = DevicePowerState.D0;
            return;
        }

        using var turn = await BeginTransitionAsync();
        if (!TakesPower)
        {
            // The restart gives it power.
            return;
        }

        var status = await ChangePowerAsync(DevicePowerState.D0);
        if (!status.IsSuccess())
        {
            throw new StreamRequestException(status, $"{Device.Name} got no power");
        }
    }

    /// <summary>A device that is powered down already, is being removed or has gone stays as it is.</summary>
    private async Task PowerDownWhenUnopenedAsync()
    {
        if (_remove.HasBegun || State != DeviceState.Started || !Settings.PowerDownWhenUnopened)
        {
            return;
        }

        using var turn = await _transitions.EnterAsync();
        if (!_remove.HasBegun && State == DeviceState.Started)
        {
            // The wake leaves a sleeping one as it would be now.
            _beforeSleep = _beforeSleep is null ? null : DevicePowerState.D3;

            // One that cannot stays powered; nobody is there to be told.
            await ChangePowerAsync(DevicePowerState.D3);
        }
    }

    /// <remarks>The caller has the turn of the transitions.</remarks>
    private async Task<NtStatus> ChangePowerAsync(DevicePowerState state)
    {
        if (state == PowerState)
        {
            return NtStatus.Success;
        }

        var wasAwake = PowerState == DevicePowerState.D0;
        if (wasAwake)
        {
            await Device.LetGoAsync(() => Device.Hold.Begin(HoldReasons.Power));
        }

        // A minidriver that does not know the request has nothing to save: its device changes all the same.
        var status = await Device.SendAsync(SrbCommand.ChangePowerState, scalar: (long)state);
        if (status == NtStatus.NotImplemented)
        {
            status = NtStatus.Success;
        }

        if (status.IsSuccess())
        {
            PowerState = state;
            PlugAndPlayLog.PowerChanged(_logger, Device.Name, state);
        }

        if (PowerState == DevicePowerState.D0)
        {
            await Device.LetGoAsync(() => Device.Hold.End(HoldReasons.Power));
        }

        return status;
    }
}
