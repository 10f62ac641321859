using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Events;

/// <summary>The enabled events of a stream, or of the device, in the order in which they were enabled.</summary>
/// <remarks>
/// A busy word guards it in every mode rather than the device's lock: nothing is called out to under it, so an event can be
/// signalled at any level, also by a routine that does not hold the lock, without waiting for one that does. Reference 9, 13.8.
/// </remarks>
internal sealed class EventQueue(ClassDevice device, ClassStream? stream)
{
    private BusyWord _busy;
    private EnabledEventList _events;
    private NtStatus _ended;

    /// <summary>Takes an event in that the minidriver has agreed to.</summary>
    /// <returns>Why nothing is enabled any more, or SUCCESS.</returns>
    public NtStatus Add(EnabledEvent enabled)
    {
        _busy.Enter(device.Drive);
        var early = enabled.EarlySignals;
        var ended = _ended;
        if (ended != NtStatus.Success || enabled.State == EnabledEventState.Removed || (early > 0 && enabled.IsOneShot))
        {
            enabled.State = EnabledEventState.Removed;
        }
        else
        {
            enabled.State = EnabledEventState.Queued;
            _events.Add(enabled);
        }

        _busy.Leave();
        if (early > 0 && ended == NtStatus.Success)
        {
            enabled.Notify(enabled.IsOneShot ? 1 : early);
        }

        return ended;
    }

    /// <summary>The minidriver has refused it.</summary>
    public void Reject(EnabledEvent enabled)
    {
        _busy.Enter(device.Drive);
        enabled.State = EnabledEventState.Removed;
        _busy.Leave();
    }

    /// <summary>Begins to disable the first event of a handle.</summary>
    /// <param name="handle">Whose event.</param>
    /// <param name="identity">The memory with which it was enabled, or null for any.</param>
    /// <returns>Null when there is none that is not being disabled already.</returns>
    public EnabledEvent? BeginDisable(EventHandle handle, ReadOnlyMemory<byte>? identity)
    {
        _busy.Enter(device.Drive);
        var found = Find_NeedsBusy(handle, identity);
        if (found is not null)
        {
            found.State = EnabledEventState.Disabling;
        }

        _busy.Leave();
        return found;
    }

    /// <summary>Takes an event off the queue, if it still is on it.</summary>
    /// <returns>Whether it was.</returns>
    public bool Remove(EnabledEvent enabled)
    {
        _busy.Enter(device.Drive);
        var known = enabled.State != EnabledEventState.Removed;
        Remove_NeedsBusy(enabled);
        _busy.Leave();
        return known;
    }

    /// <summary>One event has happened.</summary>
    /// <param name="enabled">The event.</param>
    /// <param name="data">What is buffered for its client, or null.</param>
    /// <returns>False when it is gone.</returns>
    public bool Signal(EnabledEvent enabled, byte[]? data)
    {
        _busy.Enter(device.Drive);
        var known = enabled.State != EnabledEventState.Removed;
        var tells = known && Signal_NeedsBusy(enabled);
        if (known && data is not null && enabled.IsBuffered)
        {
            enabled.Buffered.Enqueue(data);
        }

        _busy.Leave();
        if (tells)
        {
            enabled.Notify(1);
        }

        return known;
    }

    /// <summary>All events that match have happened.</summary>
    public void SignalMatching(object? instance, Guid set, uint id)
    {
        List<EnabledEvent>? signalled = null;
        _busy.Enter(device.Drive);
        for (var enabled = _events.First; enabled is not null;)
        {
            var next = enabled.Next;
            if (enabled.Matches(instance, set, id) && Signal_NeedsBusy(enabled))
            {
                (signalled ??= []).Add(enabled);
            }

            enabled = next;
        }

        _busy.Leave();
        foreach (var enabled in signalled ?? [])
        {
            enabled.Notify(1);
        }
    }

    /// <summary>The next event that matches, in the order in which they were enabled.</summary>
    /// <param name="after">The event to begin after; null begins with the first.</param>
    /// <param name="instance">The filter instance; null stands for any.</param>
    /// <param name="set">The set; null stands for any.</param>
    /// <param name="id">The id; null stands for any.</param>
    /// <param name="isStale">Whether <paramref name="after"/> is gone.</param>
    public EnabledEvent? Next(EnabledEvent? after, object? instance, Guid? set, uint? id, out bool isStale)
    {
        _busy.Enter(device.Drive);
        isStale = after?.State == EnabledEventState.Removed;
        var found = after is null ? _events.First : after.Next;
        while (found is not null && !found.Matches(instance, set, id))
        {
            found = found.Next;
        }

        _busy.Leave();
        return found;
    }

    /// <summary>Looks at what an event has buffered.</summary>
    /// <param name="handle">Whose event.</param>
    /// <param name="set">Its set.</param>
    /// <param name="id">Its id within the set.</param>
    /// <param name="waitHandle">What its client waits with.</param>
    /// <param name="length">How much room the client has, in bytes.</param>
    /// <param name="taken">The oldest data, which is the event's no more; null unless the answer is a success.</param>
    public KsAnswer QueryBuffer(EventHandle handle, Guid set, uint id, ulong waitHandle, int length, out byte[]? taken)
    {
        _busy.Enter(device.Drive);
        var found = _events.First;
        while (found is not null && !(found.Handle == handle && found.Matches(null, set, id) && found.WaitHandle == waitHandle))
        {
            found = found.Next;
        }

        taken = null;
        var result = found is null ? new KsAnswer(NtStatus.NotFound) : found.TakeBuffered(length, out taken);
        _busy.Leave();
        return result;
    }

    /// <summary>The device has failed or is gone: nothing of the queue happens any more, and whoever waits for it is told.</summary>
    public void End(NtStatus reason)
    {
        var ended = new List<EnabledEvent>();
        _busy.Enter(device.Drive);
        if (_ended == NtStatus.Success)
        {
            _ended = reason;
        }

        for (var enabled = _events.First; enabled is not null; enabled = enabled.Next)
        {
            ended.Add(enabled);
        }

        _busy.Leave();
        foreach (var enabled in ended)
        {
            enabled.End(reason);
        }
    }

    /// <summary>Whether an event is enabled.</summary>
    public bool HasEvents
    {
        get
        {
            _busy.Enter(device.Drive);
            var found = _events.First is not null;
            _busy.Leave();
            return found;
        }
    }

    /// <summary>The events that are enabled, in the order in which they were.</summary>
    public EnabledEvent[] Enabled()
    {
        var enabled = new List<EnabledEvent>();
        _busy.Enter(device.Drive);
        for (var known = _events.First; known is not null; known = known.Next)
        {
            enabled.Add(known);
        }

        _busy.Leave();
        return [.. enabled];
    }

    public override string ToString() => $"events of {stream?.ToString() ?? device.Name}";

    private EnabledEvent? Find_NeedsBusy(EventHandle handle, ReadOnlyMemory<byte>? identity)
    {
        for (var enabled = _events.First; enabled is not null; enabled = enabled.Next)
        {
            if (enabled.State == EnabledEventState.Queued && enabled.Handle == handle
                && (identity is null || enabled.Identity.Equals(identity.Value)))
            {
                return enabled;
            }
        }

        return null;
    }

    /// <summary>Takes note that an event has happened.</summary>
    /// <returns>Whether its client is to be told now.</returns>
    private bool Signal_NeedsBusy(EnabledEvent enabled)
    {
        if (_ended != NtStatus.Success)
        {
            return false;
        }

        if (enabled.State == EnabledEventState.Enabling)
        {
            // Whether the minidriver agrees is not known yet; a position that has passed already is signalled from there.
            enabled.EarlySignals++;
            return false;
        }

        if (enabled.IsOneShot)
        {
            Remove_NeedsBusy(enabled);
        }

        return true;
    }

    private void Remove_NeedsBusy(EnabledEvent enabled)
    {
        var isLinked = enabled.State is EnabledEventState.Queued or EnabledEventState.Disabling;
        enabled.State = EnabledEventState.Removed;
        if (isLinked)
        {
            _events.Remove(enabled);
        }
    }
}
