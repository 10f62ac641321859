using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>What a stream request block asks of the minidriver.</summary>
/// <remarks>Native name: SRB_COMMAND. Codes are native. Reference 1.</remarks>
[NativeName("SRB_COMMAND")]
public enum SrbCommand
{
    /// <summary>A client reads an output pin. To ReceiveStreamDataPacket.</summary>
    [NativeName("SRB_READ_DATA")]
    ReadData = 0,

    /// <summary>A client writes an input pin. To ReceiveStreamDataPacket.</summary>
    [NativeName("SRB_WRITE_DATA")]
    WriteData = 1,

    /// <summary>A client asks for the state of a stream. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_GET_STREAM_STATE")]
    GetStreamState = 2,

    /// <summary>A client changes the state of a stream. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_SET_STREAM_STATE")]
    SetStreamState = 3,

    /// <summary>A client sets a property of a stream. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_SET_STREAM_PROPERTY")]
    SetStreamProperty = 4,

    /// <summary>A client gets a property of a stream. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_GET_STREAM_PROPERTY")]
    GetStreamProperty = 5,

    /// <summary>A client creates a clock on the stream, which is now a master. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_OPEN_MASTER_CLOCK")]
    OpenMasterClock = 6,

    /// <summary>The stream is told its master clock. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_INDICATE_MASTER_CLOCK")]
    IndicateMasterClock = 7,

    /// <summary>A request on a stream that the class driver does not know. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_UNKNOWN_STREAM_COMMAND")]
    UnknownStreamCommand = 8,

    /// <summary>A client changes the rate of a stream. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_SET_STREAM_RATE")]
    SetStreamRate = 9,

    /// <summary>A client asks whether a format would be accepted. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_PROPOSE_DATA_FORMAT")]
    ProposeDataFormat = 10,

    /// <summary>The clock created on the stream is closed. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_CLOSE_MASTER_CLOCK")]
    CloseMasterClock = 11,

    /// <summary>A client asks whether a rate would be accepted. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_PROPOSE_STREAM_RATE")]
    ProposeStreamRate = 12,

    /// <summary>A client changes the format of a stream. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_SET_DATA_FORMAT")]
    SetDataFormat = 13,

    /// <summary>A client asks for the format of a stream. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_GET_DATA_FORMAT")]
    GetDataFormat = 14,

    /// <summary>Outstanding data of the stream is to come back. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_BEGIN_FLUSH")]
    BeginFlush = 15,

    /// <summary>The flush has ended. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_END_FLUSH")]
    EndFlush = 16,

    /// <summary>The minidriver describes its streams. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_GET_STREAM_INFO")]
    GetStreamInfo = 0x100,

    /// <summary>A client opens a pin. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_OPEN_STREAM")]
    OpenStream = 0x101,

    /// <summary>A client closes a pin, or died. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_CLOSE_STREAM")]
    CloseStream = 0x102,

    /// <summary>A client opens a filter. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_OPEN_DEVICE_INSTANCE")]
    OpenDeviceInstance = 0x103,

    /// <summary>A client closes a filter. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_CLOSE_DEVICE_INSTANCE")]
    CloseDeviceInstance = 0x104,

    /// <summary>A client gets a property of a filter. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_GET_DEVICE_PROPERTY")]
    GetDeviceProperty = 0x105,

    /// <summary>A client sets a property of a filter. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_SET_DEVICE_PROPERTY")]
    SetDeviceProperty = 0x106,

    /// <summary>The device starts. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_INITIALIZE_DEVICE")]
    InitializeDevice = 0x107,

    /// <summary>The power state of the device changes. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_CHANGE_POWER_STATE")]
    ChangePowerState = 0x108,

    /// <summary>The device stops or is removed. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_UNINITIALIZE_DEVICE")]
    UninitializeDevice = 0x109,

    /// <summary>A device request that the class driver does not know. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_UNKNOWN_DEVICE_COMMAND")]
    UnknownDeviceCommand = 0x10A,

    /// <summary>The driver is about to be paged out. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_PAGING_OUT_DRIVER")]
    PagingOutDriver = 0x10B,

    /// <summary>A client looks for a format that both sides accept. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_GET_DATA_INTERSECTION")]
    GetDataIntersection = 0x10C,

    /// <summary>Initialization has ended. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_INITIALIZATION_COMPLETE")]
    InitializationComplete = 0x10D,

    /// <summary>The device is gone. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_SURPRISE_REMOVAL")]
    SurpriseRemoval = 0x10E,

    /// <summary>A client calls a method of a filter. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_DEVICE_METHOD")]
    DeviceMethod = 0x10F,

    /// <summary>A client calls a method of a stream. To ReceiveStreamControlPacket.</summary>
    [NativeName("SRB_STREAM_METHOD")]
    StreamMethod = 0x110,

    /// <summary>The device becomes idle, or stops being idle. To ReceiveDevicePacket.</summary>
    [NativeName("SRB_NOTIFY_IDLE_STATE")]
    NotifyIdleState = 0x111,
}
