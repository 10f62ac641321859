using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>What a minidriver tells the class driver about its device.</summary>
/// <remarks>Native name: STREAM_MINIDRIVER_DEVICE_NOTIFICATION_TYPE. Reference 3, 14.2.</remarks>
[NativeName("STREAM_MINIDRIVER_DEVICE_NOTIFICATION_TYPE")]
public enum DeviceNotificationType
{
    /// <summary>The device queue may deliver its next request.</summary>
    [NativeName("ReadyForNextDeviceRequest")]
    ReadyForNextDeviceRequest = 0,

    /// <summary>A device request is finished.</summary>
    [NativeName("DeviceRequestComplete")]
    DeviceRequestComplete = 1,

    /// <summary>All events of an id of the device have happened.</summary>
    [NativeName("SignalMultipleDeviceEvents")]
    SignalMultipleDeviceEvents = 2,

    /// <summary>One event of the device has happened.</summary>
    [NativeName("SignalDeviceEvent")]
    SignalDeviceEvent = 3,

    /// <summary>One event of the device is to be forgotten.</summary>
    [NativeName("DeleteDeviceEvent")]
    DeleteDeviceEvent = 4,

    /// <summary>All events of an id of one filter instance have happened.</summary>
    [NativeName("SignalMultipleDeviceInstanceEvents")]
    SignalMultipleDeviceInstanceEvents = 5,
}

/// <summary>What a minidriver tells the class driver about a stream.</summary>
/// <remarks>Native name: STREAM_MINIDRIVER_STREAM_NOTIFICATION_TYPE. Reference 3, 14.2.</remarks>
[NativeName("STREAM_MINIDRIVER_STREAM_NOTIFICATION_TYPE")]
public enum StreamNotificationType
{
    /// <summary>The data queue of the stream may deliver its next request.</summary>
    [NativeName("ReadyForNextStreamDataRequest")]
    ReadyForNextStreamDataRequest = 0,

    /// <summary>The control queue of the stream may deliver its next request.</summary>
    [NativeName("ReadyForNextStreamControlRequest")]
    ReadyForNextStreamControlRequest = 1,

    /// <summary>The hardware has run out of buffers.</summary>
    [NativeName("HardwareStarved")]
    HardwareStarved = 2,

    /// <summary>A stream request is finished.</summary>
    [NativeName("StreamRequestComplete")]
    StreamRequestComplete = 3,

    /// <summary>All events of an id of the stream have happened.</summary>
    [NativeName("SignalMultipleStreamEvents")]
    SignalMultipleStreamEvents = 4,

    /// <summary>One event of the stream has happened.</summary>
    [NativeName("SignalStreamEvent")]
    SignalStreamEvent = 5,

    /// <summary>One event of the stream is to be forgotten.</summary>
    [NativeName("DeleteStreamEvent")]
    DeleteStreamEvent = 6,
}
