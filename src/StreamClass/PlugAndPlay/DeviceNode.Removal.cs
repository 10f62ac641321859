using StreamClass.ClassDriver.Holding;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.PlugAndPlay;

/// <content>Removal: the query for it, orderly and by surprise.</content>
internal sealed partial class DeviceNode
{
    private readonly Once _remove = new();
    private readonly Once _disappear = new();
    private DeviceRemoval? _removal;

    public async Task QueryRemoveAsync()
    {
        using var turn = await BeginTransitionAsync();
        if (!_open.IsEmpty)
        {
            throw new StreamRequestException(NtStatus.Unsuccessful, $"{Device.Name} cannot be removed: {_open.Length} handles are open");
        }

        Require(_life.TryBeginRemoval(), "removed");
        await Device.LetGoAsync(() => Device.Hold.Begin(HoldReasons.Removal));
    }

    public async Task CancelRemoveAsync()
    {
        using var turn = await BeginTransitionAsync();
        Require(_life.TryCancelRemoval(), "kept from a removal");
        await Device.LetGoAsync(() => Device.Hold.End(HoldReasons.Removal));
    }

    /// <summary>Closes everything that is open, stops the device and pulls it out. Ends in bounded time.</summary>
    public async Task<DeviceRemoval> RemoveAsync()
    {
        await _remove.RunAsync(RemoveOnceAsync);
        return _removal!;
    }

    /// <summary>The hardware disappears: SURPRISE_REMOVAL goes to the minidriver, ready or not, then everything is closed.</summary>
    /// <remarks>At any moment: also while the device is stopped, started again or removed in order.</remarks>
    public async Task<DeviceRemoval> SurpriseRemoveAsync()
    {
        await _disappear.RunAsync(DisappearOnceAsync);
        return await RemoveAsync();
    }

    private async Task RemoveOnceAsync()
    {
        Paging.BringBack();
        var status = NtStatus.Success;
        using (AbandonTimer.Start(Device, ShutdownLimit))
        {
            // A transition that was under way when the removal began is over after this; none begins any more.
            (await _transitions.EnterAsync()).Dispose();
            if (Device.Hold.IsHolding)
            {
                // What waits for a device that does not come back has waited in vain.
                Device.MarkRemoving();
                await Device.LetRequestsGoAsync(Device.Door.FinishWaiting);
                await Device.LetGoAsync(() => Device.Hold.End(HoldReasons.All));
            }

            // The same for opens.
            (await _changes.EnterAsync()).Dispose();
            foreach (var handle in _open.Reverse())
            {
                await handle.CloseAsync();
            }

            if (!_life.TryEnd())
            {
                // The minidriver is told that its hardware has gone before it is told the end.
                await _disappear.RunAsync(DisappearOnceAsync);
                _life.EndAfterDisappearance();
            }

            // An IRP may have come to the device without a handle.
            Device.MarkRemoving();
            await Device.LetRequestsGoAsync(Device.Door.FinishWaiting);
            await AskBackAsync();
            status = await UninitializeAsync();
            await Device.LetGoAsync(Disconnect);
        }

        if (Device.IsAbandoned)
        {
            Disconnect();
        }

        PlugAndPlayLog.Removed(_logger, Device.Name);
        _removal = new DeviceRemoval(!Device.IsAbandoned && Device.Failure is null && status.IsSuccess(), Device.RunningRoutine);
    }

    private async Task DisappearOnceAsync()
    {
        PullOut();
        if (!_life.TryDisappear())
        {
            return;
        }

        Paging.BringBack();
        Device.MarkSurpriseRemoved();
        PlugAndPlayLog.SurpriseRemoved(_logger, Device.Name);
        using (AbandonTimer.Start(Device, ShutdownLimit))
        {
            var request = Device.Begin(Device.Queue, SrbCommand.SurpriseRemoval);
            var removed = request.AsStatus();
            await Device.LetGoAsync(() => Device.Dispatcher.SubmitPastQueue(request));
            await removed;
            Device.MarkRemovalKnown();
            await Device.LetGoAsync(Device.Door.FinishAfterSurpriseRemoval);
            await Device.LetGoAsync(() => Device.Hold.End(HoldReasons.All));
        }
    }
}
