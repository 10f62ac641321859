using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Events;

/// <summary>Enables and disables events: asks the minidriver, at the level and under the lock of its Receive routines.</summary>
/// <remarks>Reference 2, 7, 9, 13.8.</remarks>
internal static class EventRequests
{
    /// <summary>Enables an event of a handle, unless the minidriver refuses it.</summary>
    /// <param name="handle">Whose event.</param>
    /// <param name="declaration">The event.</param>
    /// <param name="flags">ENABLE, ONESHOT or ENABLEBUFFERED.</param>
    /// <param name="notifier">How the client is told.</param>
    /// <param name="data">A KSEVENTDATA and what follows it; which memory it is, is the event's identity.</param>
    public static NtStatus Enable(
        this EventHandle handle, EventDeclaration declaration, KsEventFlags flags, EventNotifier notifier, ReadOnlyMemory<byte> data)
    {
        if (!handle.TryEnter())
        {
            return NtStatus.Cancelled;
        }

        try
        {
            var enabled = new EnabledEvent(handle, declaration, flags, notifier, data[..KsEventData.NativeSize]);
            return handle.Device.Refusal is not NtStatus.Success and var refusal ? refusal : Enable(enabled, data);
        }
        finally
        {
            handle.Leave();
        }
    }

    /// <summary>Disables the event that was enabled with this memory.</summary>
    /// <returns>UNSUCCESSFUL when the handle has none, or none any more.</returns>
    public static NtStatus Disable(this EventHandle handle, ReadOnlyMemory<byte> identity)
    {
        if (!handle.TryEnter())
        {
            return NtStatus.Unsuccessful;
        }

        try
        {
            return TryDisableNext(handle, identity) ? NtStatus.Success : NtStatus.Unsuccessful;
        }
        finally
        {
            handle.Leave();
        }
    }

    /// <summary>Disables every event of a handle for its client; a close that has begun does it itself, and comes after this.</summary>
    public static void DisableEvery(this EventHandle handle)
    {
        if (!handle.TryEnter())
        {
            return;
        }

        try
        {
            handle.DisableAll();
        }
        finally
        {
            handle.Leave();
        }
    }

    /// <summary>Disables every event of a handle.</summary>
    public static void DisableAll(this EventHandle handle)
    {
        while (TryDisableNext(handle, null))
        {
        }
    }

    private static NtStatus Enable(EnabledEvent enabled, ReadOnlyMemory<byte> data)
    {
        var device = enabled.Handle.Device;
        if (!device.IsSynchronized)
        {
            return AskAndAdd(enabled, data);
        }

        using var turn = new LockTurn(device.Lock, Processor.Current);
        return turn.IsHeld ? AskAndAdd(enabled, data) : NtStatus.DeviceRemoved;
    }

    private static NtStatus AskAndAdd(EnabledEvent enabled, ReadOnlyMemory<byte> data)
    {
        var queue = enabled.Handle.Queue;
        var status = Tell(enabled, enable: true, data);
        if (!status.IsSuccess())
        {
            queue.Reject(enabled);
            return status;
        }

        return queue.Add(enabled);
    }

    private static bool TryDisableNext(EventHandle handle, ReadOnlyMemory<byte>? identity)
    {
        var device = handle.Device;
        if (!device.IsSynchronized)
        {
            return TryDisableNextOwned(handle, identity, asks: true);
        }

        using var turn = new LockTurn(device.Lock, Processor.Current);
        return TryDisableNextOwned(handle, identity, turn.IsHeld);
    }

    private static bool TryDisableNextOwned(EventHandle handle, ReadOnlyMemory<byte>? identity, bool asks)
    {
        if (handle.Queue.BeginDisable(handle, identity) is not { } enabled)
        {
            return false;
        }

        if (asks)
        {
            Tell(enabled, enable: false, default);
        }

        handle.Queue.Remove(enabled);
        enabled.End(handle.Device.Refusal is not NtStatus.Success and var reason ? reason : NtStatus.Cancelled);
        return true;
    }

    private static NtStatus Tell(EnabledEvent enabled, bool enable, ReadOnlyMemory<byte> data)
    {
        var handle = enabled.Handle;
        return handle.Routine is { } routine
            ? handle.Device.Routines.Event(routine, new HwEventDescriptor
            {
                Enable = enable,
                EventEntry = enabled.Entry,
                EventData = data,
                StreamObject = handle.StreamObject,
                DeviceExtension = handle.Device.Extension,
                EnableEventSetIndex = enabled.SetIndex,
                HwInstanceExtension = handle.InstanceExtension,
            })
            : NtStatus.Success;
    }
}
