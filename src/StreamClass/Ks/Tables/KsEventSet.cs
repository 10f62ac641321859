using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Declares one event of a set.</summary>
/// <remarks>Native name: KSEVENT_ITEM, natively 40 bytes; it holds pointers, so ours is an object. Reference 9, 13.8, 14.1.</remarks>
[NativeName("KSEVENT_ITEM")]
public sealed record KsEventItem
{
    /// <summary>The id of the event within its set.</summary>
    public required uint EventId { get; init; }

    /// <summary>The least length of the event data, in bytes; never below the 32 of KSEVENTDATA.</summary>
    public uint DataInput { get; init; }

    /// <summary>Bytes that the minidriver has right behind each KSEVENT_ENTRY.</summary>
    public uint ExtraEntryData { get; init; }
}

/// <summary>Declares a set of events.</summary>
/// <remarks>Native name: KSEVENT_SET, natively 24 bytes; it holds pointers, so ours is an object. Reference 9, 14.1.</remarks>
/// <param name="set">The set.</param>
/// <param name="eventItem">Its events.</param>
[NativeName("KSEVENT_SET")]
public sealed class KsEventSet(Guid set, params IReadOnlyList<KsEventItem> eventItem) : IKsSet
{
    /// <summary>The set.</summary>
    public Guid Set { get; } = set;

    /// <summary>Its events.</summary>
    public IReadOnlyList<KsEventItem> EventItem { get; } = eventItem;

    /// <summary>The event of an id, or null.</summary>
    /// <param name="id">The id within the set.</param>
    public KsEventItem? Find(uint id)
    {
        foreach (var item in EventItem)
        {
            if (item.EventId == id)
            {
                return item;
            }
        }

        return null;
    }
}
