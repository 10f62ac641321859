using StreamClass.ClassDriver.Events;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Client;

/// <content>Events.</content>
public abstract partial class KsObject
{
    /// <summary>Enables an event until the subscription is disposed of, or the handle closed.</summary>
    /// <remarks>
    /// Native name: IOCTL_KS_ENABLE_EVENT with KSEVENT_TYPE_ENABLE. The minidriver is asked through StrMiniEvent. An event of a
    /// filter is one of the device; a clock has those of KSEVENTSETID_Clock that its stream declares. Reference 9, 13.8.
    /// </remarks>
    /// <param name="set">The set.</param>
    /// <param name="id">The id within the set.</param>
    /// <param name="data">What the event takes, without the KSEVENTDATA before it; the minidriver has it until its event routine returns.</param>
    /// <returns>What to wait with.</returns>
    /// <exception cref="StreamRequestException">
    /// PROPSET_NOT_FOUND, NOT_FOUND: no table declares it; BUFFER_TOO_SMALL: it takes more data; or the minidriver refused.
    /// </exception>
    [NativeName("KSEVENT_TYPE_ENABLE")]
    public Task<EventSubscription> EnableEventAsync(Guid set, uint id, ReadOnlyMemory<byte> data = default) =>
        EnableEventAsync(set, id, KsEventFlags.Enable, data);

    /// <summary>Enables an event for its next occurrence only.</summary>
    /// <remarks>
    /// Native name: IOCTL_KS_ENABLE_EVENT with KSEVENT_TYPE_ONESHOT. Otherwise as
    /// <see cref="EnableEventAsync(Guid, uint, ReadOnlyMemory{byte})"/>. Reference 13.8.
    /// </remarks>
    /// <param name="set">The set.</param>
    /// <param name="id">The id within the set.</param>
    /// <param name="data">What the event takes, without the KSEVENTDATA before it.</param>
    /// <returns>What to wait with: the second wait fails with NO_MORE_ENTRIES.</returns>
    /// <exception cref="StreamRequestException">As with <see cref="EnableEventAsync(Guid, uint, ReadOnlyMemory{byte})"/>.</exception>
    [NativeName("KSEVENT_TYPE_ONESHOT")]
    public Task<EventSubscription> EnableOneShotEventAsync(Guid set, uint id, ReadOnlyMemory<byte> data = default) =>
        EnableEventAsync(set, id, KsEventFlags.OneShot, data);

    private Task<EventSubscription> EnableEventAsync(Guid set, uint id, KsEventFlags flags, ReadOnlyMemory<byte> data)
    {
        RequireOpen();
        var handle = Target.EventHandle;
        var counter = new EventCounter(handle.Device.Drive);
        var eventData = KsStructure.ToArray(new KsEventData { NotificationType = counter.Type }, data.Span);
        var status = handle.Find(set, id, out var declaration);
        if (declaration is not null)
        {
            status = eventData.Length < declaration.LeastData
                ? NtStatus.BufferTooSmall
                : handle.Enable(declaration, flags, counter, eventData);
        }

        return status.IsSuccess()
            ? Task.FromResult(new EventSubscription(handle, counter, eventData.AsMemory(0, KsEventData.NativeSize)))
            : Task.FromException<EventSubscription>(
                new StreamRequestException(status, $"{handle} did not enable event {id} of {set}", handle.Device.Failure?.Exception));
    }
}
