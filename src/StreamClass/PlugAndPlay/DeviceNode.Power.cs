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
        _open.IsEmpty && !_remove.HasBegun && State == DeviceState.Started && !Device.IsSurpriseRemoved && Settings.PageOutWhenUnopened;

    /// <summary>Changes the power state: CHANGE_POWER_STATE.</summary>
    public async Task<NtStatus> SetPowerStateAsync(DevicePowerState state)
    {
        using var turn = await BeginTransitionAsync();
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

        foreach (var handle in _open)
        {
            await handle.PauseAsync();
        }

        var before = PowerState;
        var status = await SetPowerStateAsync(DevicePowerState.D3);
        _beforeSleep = status.IsSuccess() ? before : null;
        if (!status.IsSuccess())
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
            await SetPowerStateAsync(before);
            await ResumeHandlesAsync();
        }
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
        if (PowerState == DevicePowerState.D0 || _beforeSleep is not null || !Settings.PowerDownWhenUnopened)
        {
            return;
        }

        using var turn = await BeginTransitionAsync();
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
            // One that cannot stays powered; nobody is there to be told.
            await ChangePowerAsync(DevicePowerState.D3);
        }
    }

    /// <remarks>The caller has the turn of the transitions.</remarks>
    private async Task<NtStatus> ChangePowerAsync(DevicePowerState state)
    {
        Require(State is DeviceState.Started or DeviceState.StopPending or DeviceState.RemovePending, "given other power");
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
