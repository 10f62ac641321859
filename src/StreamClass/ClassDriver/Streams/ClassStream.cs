using System.Collections.Immutable;
using StreamClass.ClassDriver.Clocks;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Events;
using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Properties;
using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <summary>The class driver's side of an open stream.</summary>
internal sealed class ClassStream : IControlTarget
{
    private static readonly ImmutableArray<ClassPropertySet> OwnProperties =
        [PinPropertySets.Connection, PinPropertySets.Stream, PinPropertySets.StreamInterface, PinPropertySets.Quality];

    // Those who are inside the minidriver without the lock.
    private EntryGate _receiving = new();
    private long _starvedCount;
    private bool _isGone;

    public ClassStream(ClassFilter filter, int number, KsDataFormatBlock format)
    {
        var device = filter.Device;
        Filter = filter;
        Device = device;
        Information = filter.Descriptor.StreamInfo[number];
        Object = new HwStreamObject(number, device.Extension, new HwExtension(device.Registration.PerStreamExtension), this);
        Commands = new StreamCommands(this) { Format = format };
        Data = new RequestQueue(RequestQueueKind.Data, device.Lock.Deliverable, this);
        Control = new RequestQueue(RequestQueueKind.Control, device.Lock.Deliverable, this);
        Callbacks = new CallbackSlots(device, $"{device.Name} stream {number}", this);
        ClockQuery = new ClockQuery(device);
        Held = new HeldRequests(this);
        EventQueue = new EventQueue(device, this);
        EventHandle = EventHandle.OfPin(this);
        ShortWay = new ShortWay(this);
    }

    public ClassFilter Filter { get; }

    public ClassDevice Device { get; }

    public HwStreamObject Object { get; }

    /// <summary>What the minidriver said of the stream when it was opened.</summary>
    public HwStreamInformation Information { get; }

    /// <summary>How important its client said that it is when it opened it.</summary>
    public KsPriority Priority { get; init; }

    public HwExtension? InstanceExtension => Filter.InstanceExtension;

    /// <summary>What it can be asked beside its data.</summary>
    public StreamCommands Commands { get; }

    public RequestQueue Data { get; }

    public RequestQueue Control { get; }

    public RequestQueue ControlQueue => Control;

    public IReadOnlyList<ClassPropertySet> ClassProperties => OwnProperties;

    public IReadOnlyList<KsPropertySet> Properties => Information.StreamPropertiesArray;

    /// <summary>A stream's description has no methods of its own: those of the device are called on it too.</summary>
    public IReadOnlyList<KsMethodSet> Methods => Filter.Methods;

    public KsTopology? Topology => Filter.Topology;

    /// <summary>The stream's timer and its pending call at another priority.</summary>
    public CallbackSlots Callbacks { get; }

    public ClockQuery ClockQuery { get; }

    /// <summary>Bytes that follow each header of its data.</summary>
    public int HeaderExtensionSize => Object.StreamHeaderMediaSpecific;

    /// <summary>Whether its data is being flushed.</summary>
    public StreamFlush Flush { get; } = new();

    /// <summary>Requests that wait for the client to read a new format, where there are no queues.</summary>
    public HeldRequests Held { get; }

    /// <summary>How often the minidriver said that its hardware has run out of buffers.</summary>
    public long StarvedCount => Interlocked.Read(ref _starvedCount);

    /// <summary>The enabled events of the stream.</summary>
    public EventQueue EventQueue { get; }

    /// <summary>The pin as the owner of events.</summary>
    public EventHandle EventHandle { get; }

    /// <summary>Whether the buffers of data requests are mapped for the device.</summary>
    public bool MapsBuffers => Object.Dma && Device.Registration.BusMasterDma;

    /// <summary>The way of its reads and writes that find the device idle.</summary>
    public ShortWay ShortWay { get; }

    /// <summary>Whether its client has closed the pin: nothing more is sent but the close.</summary>
    public bool IsClosed => _receiving.IsClosed;

    /// <summary>Whether the minidriver has closed it too, so that it can no longer be asked for a request.</summary>
    public bool IsGone => Volatile.Read(ref _isGone);

    public void CountStarved() => Interlocked.Increment(ref _starvedCount);

    /// <summary>Why one of its requests cannot be taken, or SUCCESS.</summary>
    public NtStatus RefusalOf(StreamRequest request) =>
        IsClosed ? NtStatus.Cancelled : Flush.RefusalOf(request);

    /// <summary>Cancels what is outstanding, wherever it is: a minidriver that holds it is asked for it.</summary>
    public void CancelOutstanding(Func<StreamRequest, bool> wanted)
    {
        var outstanding = Device.Requests.Outstanding();

        // What waits goes first: otherwise the minidriver would get one for each that it gives back.
        foreach (var request in outstanding)
        {
            if (request.Stream == this && request.State != RequestState.WithMinidriver && wanted(request))
            {
                request.Cancel.Request();
            }
        }

        foreach (var request in outstanding)
        {
            if (request.Stream == this && wanted(request))
            {
                request.Cancel.Request();
            }

            request.Release();
        }
    }

    public void MarkClosed()
    {
        Device.Observer?.StreamClosing(this);
        ShortWay.Obstruct(WayObstacles.Closed);
        _receiving.Close();
    }

    public void BeginFlush()
    {
        ShortWay.Obstruct(WayObstacles.Flush);
        Flush.Begin();
    }

    public void EndFlush()
    {
        Flush.End();
        ShortWay.Clear(WayObstacles.Flush);
    }

    public void MarkGone() => Volatile.Write(ref _isGone, true);

    /// <summary>Enters the minidriver with a request without the lock. False when the stream is closed.</summary>
    public bool TryEnter() => _receiving.TryEnter();

    public void Leave() => _receiving.Leave();

    /// <summary>What ends when everybody who had entered before <see cref="MarkClosed"/> has left.</summary>
    public TaskCompletionSource? Drain() => _receiving.Drain();

    /// <summary>Nothing of the stream is called back any more.</summary>
    public void StopCallbacks()
    {
        Callbacks.Stop();
        ClockQuery.Stop();
    }

    public override string ToString() => $"{Device.Name} stream {Object.StreamNumber}";
}
