using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>One enabled event: what a client waits for, in the queue of a stream or of the device.</summary>
/// <remarks>
/// Native name: KSEVENT_ENTRY, natively 88 bytes; it holds pointers, so ours is an object. The class driver allocates, queues
/// and frees it; the minidriver knows it from the enable until the disable, or until it has signalled one that is ONESHOT.
/// Reference 9, 13.8, 14.1.
/// </remarks>
[NativeName("KSEVENT_ENTRY")]
public sealed class KsEventEntry
{
    internal KsEventEntry(Guid set, KsEventItem item, KsEventNotification notificationType, KsEventFlags flags, object owner)
    {
        EventSet = set;
        EventItem = item;
        NotificationType = notificationType;
        Flags = flags;
        Owner = owner;
        ExtraEntryData = item.ExtraEntryData == 0 ? [] : new byte[item.ExtraEntryData];
    }

    /// <summary>The set of the event.</summary>
    public Guid EventSet { get; }

    /// <summary>The declaration of the event.</summary>
    public KsEventItem EventItem { get; }

    /// <summary>How the client is told.</summary>
    public KsEventNotification NotificationType { get; }

    /// <summary>What the request for it was flagged with: ENABLE, ONESHOT or ENABLEBUFFERED.</summary>
    public KsEventFlags Flags { get; }

    /// <summary>The minidriver's bytes behind the entry, of the event's ExtraEntryData; zeroed at first.</summary>
    public Memory<byte> ExtraEntryData { get; }

    /// <summary>What the class driver keeps for the entry.</summary>
    internal object Owner { get; }

    /// <inheritdoc/>
    public override string ToString() => $"event {EventItem.EventId} of {EventSet}";
}
