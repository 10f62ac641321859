using StreamClass.ClassDriver.Clocks;
using StreamClass.ClassDriver.Queues;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <summary>The class driver's side of an open stream.</summary>
internal sealed class ClassStream
{
    public ClassStream(ClassDevice device, int number, HwExtension? instanceExtension)
    {
        Device = device;
        InstanceExtension = instanceExtension;
        Object = new HwStreamObject(number, device.Extension, new HwExtension(device.Registration.PerStreamExtension), this);
        Data = new RequestQueue(RequestQueueKind.Data, device.Lock.Deliverable, this);
        Control = new RequestQueue(RequestQueueKind.Control, device.Lock.Deliverable, this);
        Callbacks = new CallbackSlots(device, $"{device.Name} stream {number}");
        ClockQuery = new ClockQuery(device);
    }

    public ClassDevice Device { get; }

    public HwStreamObject Object { get; }

    public HwExtension? InstanceExtension { get; }

    public RequestQueue Data { get; }

    public RequestQueue Control { get; }

    /// <summary>The stream's timer and its pending call at another priority.</summary>
    public CallbackSlots Callbacks { get; }

    public ClockQuery ClockQuery { get; }

    /// <summary>Whether the buffers of data requests are mapped for the device.</summary>
    public bool MapsBuffers => Object.Dma && Device.Registration.BusMasterDma;

    /// <summary>Whether its client has closed the pin: nothing more is sent but the close.</summary>
    public bool IsClosed { get; private set; }

    public void MarkClosed() => IsClosed = true;

    /// <summary>Nothing of the stream is called back any more.</summary>
    public void StopCallbacks()
    {
        Callbacks.Stop();
        ClockQuery.Stop();
    }

    public override string ToString() => $"{Device.Name} stream {Object.StreamNumber}";
}
