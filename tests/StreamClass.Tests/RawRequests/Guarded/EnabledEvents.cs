using System.Buffers.Binary;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The entries that the guarded device knows, of one stream or of the device: every one of them can be signalled.</summary>
internal sealed class EnabledEvents
{
    /// <summary>What an event buffers for a client that never asks.</summary>
    private const int MostBuffered = 4;

    private readonly Dictionary<KsEventEntry, Known> _known = [];

    /// <summary>Whether nothing is enabled.</summary>
    public bool IsEmpty => _known.Count == 0;

    /// <summary>Takes or forgets an entry, which has to be one that was declared, or one that is known.</summary>
    public NtStatus Receive(HwEventDescriptor descriptor, IReadOnlyList<KsEventSet> declared)
    {
        var entry = descriptor.EventEntry;
        if (!descriptor.Enable)
        {
            Guard.Require(descriptor.EventData.IsEmpty, "there is data with an event that is disabled");
            Guard.Require(_known.Remove(entry), $"{entry} is disabled, and was never enabled");
            return NtStatus.Success;
        }

        var data = descriptor.EventData.Span;
        Guard.RequireEvent(descriptor, declared);
        Guard.Require(entry.ExtraEntryData.Span.IndexOfAnyExcept((byte)0) < 0, "the bytes behind an entry are not new");
        var extra = data[KsEventData.NativeSize..];
        if (extra.Length >= sizeof(long) && BinaryPrimitives.ReadInt64LittleEndian(extra) == GuardedEvents.Refused)
        {
            return NtStatus.NotSupported;
        }

        extra[..Math.Min(extra.Length, entry.ExtraEntryData.Length)].CopyTo(entry.ExtraEntryData.Span);
        Guard.Require(_known.TryAdd(entry, new Known(descriptor.HwInstanceExtension, entry.ExtraEntryData.ToArray())), $"{entry} is enabled twice");
        return NtStatus.Success;
    }

    /// <summary>Everything that was enabled happens, in the order of the queue.</summary>
    public void Signal(IStreamClass services, HwExtension device, HwStreamObject stream)
    {
        var entry = services.GetNextEvent(device, stream, null, -1, null);
        while (entry is not null)
        {
            // A ONESHOT entry is gone when it has been signalled.
            var next = services.GetNextEvent(device, stream, null, -1, entry);
            Signal(services, stream, entry);
            entry = next;
        }
    }

    /// <summary>Whether an entry is one of a filter.</summary>
    public bool IsOf(KsEventEntry entry, HwExtension instance) => _known[entry].Instance == instance;

    /// <summary>What a service has just signalled for the minidriver: those that happen once are gone.</summary>
    public void ForgetOneShots(Predicate<KsEventEntry> signalled)
    {
        foreach (var entry in _known.Keys.Where(entry => entry.Flags == KsEventFlags.OneShot && signalled(entry)).ToArray())
        {
            _known.Remove(entry);
        }
    }

    private void Signal(IStreamClass services, HwStreamObject stream, KsEventEntry entry)
    {
        Guard.Require(_known.TryGetValue(entry, out var known), $"{entry} is in the queue, and was never enabled");
        Guard.Require(entry.ExtraEntryData.Span.SequenceEqual(known!.Extra), $"somebody wrote behind {entry}");
        var happensOnce = entry.EventSet == KsEventSetId.Clock && entry.EventItem.EventId == (uint)KsEventClock.PositionMark;
        if (happensOnce && known.Signals > 0)
        {
            return;
        }

        known.Signals++;
        if (entry.Flags == KsEventFlags.OneShot)
        {
            _known.Remove(entry);
        }

        if (entry.Flags == KsEventFlags.EnableBuffered && known.Signals <= MostBuffered)
        {
            services.GenerateDataEvent(entry, BitConverter.GetBytes(known.Signals));
        }
        else
        {
            services.StreamNotification(StreamNotificationType.SignalStreamEvent, stream, entry);
        }
    }

    private sealed class Known(HwExtension? instance, byte[] extra)
    {
        public HwExtension? Instance => instance;

        public byte[] Extra => extra;

        public int Signals { get; set; }
    }
}
