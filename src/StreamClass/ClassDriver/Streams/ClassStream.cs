using System.Collections.Immutable;
using StreamClass.ClassDriver.Clocks;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Properties;
using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <summary>The class driver's side of an open stream.</summary>
internal sealed class ClassStream : IControlTarget
{
    private const int Closed = 1 << 30;

    private static readonly ImmutableArray<ClassPropertySet> OwnProperties =
        [PinPropertySets.Connection, PinPropertySets.Stream, PinPropertySets.StreamInterface, PinPropertySets.Quality];

    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // How many are inside the minidriver without the lock, and the mark that none may enter any more: one word, so that the
    // last to leave is known for certain.
    private int _receiving;
    private long _starvedCount;
    private bool _isGone;

    public ClassStream(ClassFilter filter, int number, KsDataFormatBlock format)
    {
        var device = filter.Device;
        Filter = filter;
        Device = device;
        Information = filter.Descriptor.StreamInfo[number];
        Object = new HwStreamObject(ConformanceSwitch.IsOff("4 pin-type-id") ? 0 : number, device.Extension, new HwExtension(ConformanceSwitch.IsOff("4 class-driver-allocates") ? Extension.None : device.Registration.PerStreamExtension), this);
        Commands = new StreamCommands(this) { Format = format };
        Data = new RequestQueue(RequestQueueKind.Data, device.Lock.Deliverable, this);
        Control = new RequestQueue(RequestQueueKind.Control, device.Lock.Deliverable, this);
        Callbacks = new CallbackSlots(device, $"{device.Name} stream {number}");
        ClockQuery = new ClockQuery(device);
        Held = new HeldRequests(this);
    }

    public ClassFilter Filter { get; }

    public ClassDevice Device { get; }

    public HwStreamObject Object { get; }

    /// <summary>What the minidriver said of the stream when it was opened.</summary>
    public HwStreamInformation Information { get; }

    public HwExtension? InstanceExtension => Filter.InstanceExtension;

    /// <summary>What it can be asked beside its data.</summary>
    public StreamCommands Commands { get; }

    public RequestQueue Data { get; }

    public RequestQueue Control { get; }

    public RequestQueue ControlQueue => Control;

    public IReadOnlyList<ClassPropertySet> ClassProperties => OwnProperties;

    public IReadOnlyList<KsPropertySet> Properties => Information.StreamPropertiesArray;

    public IReadOnlyList<KsEventSet> Events => Information.StreamEventsArray;

    /// <summary>A stream's description has no methods of its own: those of the device are called on it too.</summary>
    public IReadOnlyList<KsMethodSet> Methods => Filter.Methods;

    public KsTopology? Topology => Filter.Topology;

    /// <summary>The stream's timer and its pending call at another priority.</summary>
    public CallbackSlots Callbacks { get; }

    public ClockQuery ClockQuery { get; }

    /// <summary>Bytes that follow each header of its data.</summary>
    public int HeaderExtensionSize => ConformanceSwitch.IsOff("13.10 header-extension") ? 0 : Object.StreamHeaderMediaSpecific;

    /// <summary>Whether its data is being flushed.</summary>
    public StreamFlush Flush { get; } = new();

    /// <summary>Requests that wait for the client to read a new format, where there are no queues.</summary>
    public HeldRequests Held { get; }

    /// <summary>How often the minidriver said that its hardware has run out of buffers.</summary>
    public long StarvedCount => Interlocked.Read(ref _starvedCount);

    /// <summary>Whether the buffers of data requests are mapped for the device.</summary>
    public bool MapsBuffers => Object.Dma && Device.Registration.BusMasterDma;

    /// <summary>Whether its client has closed the pin: nothing more is sent but the close.</summary>
    public bool IsClosed => (Volatile.Read(ref _receiving) & Closed) != 0;

    /// <summary>Whether the minidriver has closed it too, so that it can no longer be asked for a request.</summary>
    public bool IsGone => Volatile.Read(ref _isGone);

    public void CountStarved() => Interlocked.Increment(ref _starvedCount);

    /// <summary>Why one of its requests cannot be taken, or SUCCESS.</summary>
    public NtStatus RefusalOf(StreamRequest request) => IsClosed ? NtStatus.Cancelled : Flush.RefusalOf(request);

    /// <summary>Cancels what is outstanding, wherever it is: a minidriver that holds it is asked for it.</summary>
    public void CancelOutstanding(Func<StreamRequest, bool> wanted)
    {
        foreach (var request in Device.Requests.Outstanding())
        {
            if (request.Stream == this && wanted(request))
            {
                request.Cancel.Request();
            }

            request.Release();
        }
    }

    public void MarkClosed() => Interlocked.Or(ref _receiving, Closed);

    public void MarkGone() => Volatile.Write(ref _isGone, true);

    /// <summary>Enters the minidriver with a request without the lock. False when the stream is closed.</summary>
    public bool TryEnter()
    {
        if ((Interlocked.Increment(ref _receiving) & Closed) == 0)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref _receiving) == Closed)
        {
            _drained.TrySetResult();
        }
    }

    /// <summary>What ends when everybody who had entered before <see cref="MarkClosed"/> has left.</summary>
    public TaskCompletionSource Drain()
    {
        // If nobody is inside any more, this is the last to leave.
        Interlocked.Increment(ref _receiving);
        Leave();
        return _drained;
    }

    /// <summary>Nothing of the stream is called back any more.</summary>
    public void StopCallbacks()
    {
        Callbacks.Stop();
        ClockQuery.Stop();
    }

    public override string ToString() => $"{Device.Name} stream {Object.StreamNumber}";
}
