using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Events;

/// <summary>A client's handle as the owner of events: an open filter, a pin, or a clock.</summary>
/// <remarks>A filter's events are on the queue of the device, those of a pin and of a clock on that of the stream. Reference 9, 13.8.</remarks>
internal sealed class EventHandle
{
    private readonly ClassFilter _filter;
    private readonly ClassStream? _stream;
    private readonly Guid? _onlySet;
    private EntryGate _gate = new();

    /// <summary>The events of a filter.</summary>
    public EventHandle(ClassFilter filter) => _filter = filter;

    private EventHandle(ClassStream stream, Guid? onlySet)
    {
        _filter = stream.Filter;
        _stream = stream;
        _onlySet = onlySet;
    }

    public ClassDevice Device => _filter.Device;

    public EventQueue Queue => _stream?.EventQueue ?? Device.EventQueue;

    public HwStreamObject? StreamObject => _stream?.Object;

    public HwExtension? InstanceExtension => _filter.InstanceExtension;

    /// <summary>The minidriver's event routine, or null.</summary>
    public HwEventRoutine? Routine => _stream is null ? _filter.Descriptor.StreamHeader.DeviceEventRoutine : _stream.Object.HwEventRoutine;

    /// <summary>The nodes of the topology, of which one can have events of its own.</summary>
    public int NodeCount => _filter.Descriptor.StreamHeader.Topology?.TopologyNodes.Count ?? 0;

    private IReadOnlyList<KsEventSet> Sets => _stream?.Information.StreamEventsArray ?? _filter.Descriptor.StreamHeader.DeviceEventsArray;

    /// <summary>The events of a pin.</summary>
    public static EventHandle OfPin(ClassStream stream) => new(stream, null);

    /// <summary>The events of a clock: those of the master-clock stream that are a clock's.</summary>
    public static EventHandle OfClock(ClassStream stream) => new(stream, KsEventSetId.Clock);

    /// <summary>Whether a set is declared for this kind of handle.</summary>
    public bool Declares(Guid set) => Find(set) is not null;

    /// <summary>The event that the minidriver declared.</summary>
    /// <returns>PROPSET_NOT_FOUND or NOT_FOUND when it did not.</returns>
    public NtStatus Find(Guid set, uint id, out EventDeclaration? declaration)
    {
        declaration = null;
        if (Find(set) is not var (index, found))
        {
            return NtStatus.PropsetNotFound;
        }

        if (found.Find(id) is not { } item)
        {
            return NtStatus.NotFound;
        }

        declaration = new EventDeclaration(index, found, item);
        return NtStatus.Success;
    }

    /// <summary>Begins a request of the client. False when the handle is closed.</summary>
    public bool TryEnter() => _gate.TryEnter();

    public void Leave() => _gate.Leave();

    /// <summary>No request begins any more; what is returned ends when those that had begun are over.</summary>
    public TaskCompletionSource? Close()
    {
        _gate.Close();
        return _gate.Drain();
    }

    public override string ToString() => _stream?.ToString() ?? _filter.ToString();

    private (int Index, KsEventSet Set)? Find(Guid set)
    {
        var sets = Sets;
        var index = _onlySet is null || _onlySet == set ? sets.IndexOf(set) : -1;
        return index < 0 ? null : (index, sets[index]);
    }
}
