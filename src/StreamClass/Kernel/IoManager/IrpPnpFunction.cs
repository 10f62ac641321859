namespace StreamClass.Kernel;

/// <summary>What an IRP of plug and play asks.</summary>
/// <remarks>Native name: IRP_MN_* of IRP_MJ_PNP. Values are native; others than these exist.</remarks>
[NativeName("IRP_MN_PNP")]
public enum IrpPnpFunction : byte
{
    /// <summary>The device starts, with the resources that it is given.</summary>
    [NativeName("IRP_MN_START_DEVICE")]
    StartDevice = 0x00,

    /// <summary>May the device be removed?</summary>
    [NativeName("IRP_MN_QUERY_REMOVE_DEVICE")]
    QueryRemoveDevice = 0x01,

    /// <summary>The device is removed.</summary>
    [NativeName("IRP_MN_REMOVE_DEVICE")]
    RemoveDevice = 0x02,

    /// <summary>It will not be removed after all.</summary>
    [NativeName("IRP_MN_CANCEL_REMOVE_DEVICE")]
    CancelRemoveDevice = 0x03,

    /// <summary>The device stops, so that its resources can change.</summary>
    [NativeName("IRP_MN_STOP_DEVICE")]
    StopDevice = 0x04,

    /// <summary>May the device be stopped?</summary>
    [NativeName("IRP_MN_QUERY_STOP_DEVICE")]
    QueryStopDevice = 0x05,

    /// <summary>It will not be stopped after all.</summary>
    [NativeName("IRP_MN_CANCEL_STOP_DEVICE")]
    CancelStopDevice = 0x06,

    /// <summary>Which devices are related to it?</summary>
    [NativeName("IRP_MN_QUERY_DEVICE_RELATIONS")]
    QueryDeviceRelations = 0x07,

    /// <summary>An interface that the bus exports is asked for.</summary>
    [NativeName("IRP_MN_QUERY_INTERFACE")]
    QueryInterface = 0x08,

    /// <summary>What can the device do?</summary>
    [NativeName("IRP_MN_QUERY_CAPABILITIES")]
    QueryCapabilities = 0x09,

    /// <summary>Its state, as plug and play sees it, is asked for.</summary>
    [NativeName("IRP_MN_QUERY_PNP_DEVICE_STATE")]
    QueryPnpDeviceState = 0x14,

    /// <summary>The device has disappeared.</summary>
    [NativeName("IRP_MN_SURPRISE_REMOVAL")]
    SurpriseRemoval = 0x17,
}
