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
}
