namespace StreamClass.PlugAndPlay;

/// <summary>Where a device is in its life, as plug and play sees it.</summary>
public enum DeviceState
{
    /// <summary>Between INITIALIZE_DEVICE and INITIALIZATION_COMPLETE.</summary>
    Starting = 0,

    /// <summary>It works.</summary>
    Started = 1,

    /// <summary>It may be stopped; new requests wait.</summary>
    StopPending = 2,

    /// <summary>It has no resources; requests wait until it is started again.</summary>
    Stopped = 3,

    /// <summary>It may be removed; new requests wait.</summary>
    RemovePending = 4,

    /// <summary>Its hardware has gone; only closes reach the minidriver.</summary>
    SurpriseRemoved = 5,

    /// <summary>The minidriver has been told its end.</summary>
    Removed = 6,

    /// <summary>Its minidriver refused to start it.</summary>
    Failed = 7,
}
