namespace StreamClass.ClassDriver.Holding;

/// <summary>Why requests wait.</summary>
[Flags]
internal enum HoldReasons
{
    /// <summary>They do not.</summary>
    None = 0,

    /// <summary>The device is about to be stopped, or is.</summary>
    Stop = 1,

    /// <summary>The device is about to be removed.</summary>
    Removal = 2,

    /// <summary>The device has less power than D0.</summary>
    Power = 4,

    /// <summary>Whichever it is: the device does not come back.</summary>
    All = Stop | Removal | Power,
}
