using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How much of a device is powered.</summary>
/// <remarks>Native name: DEVICE_POWER_STATE. Reference 13.11.</remarks>
[NativeName("DEVICE_POWER_STATE")]
public enum DevicePowerState
{
    /// <summary>Nobody has said.</summary>
    [NativeName("PowerDeviceUnspecified")]
    Unspecified = 0,

    /// <summary>Fully on.</summary>
    [NativeName("PowerDeviceD0")]
    D0 = 1,

    /// <summary>The lightest sleep.</summary>
    [NativeName("PowerDeviceD1")]
    D1 = 2,

    /// <summary>A deeper sleep.</summary>
    [NativeName("PowerDeviceD2")]
    D2 = 3,

    /// <summary>Off.</summary>
    [NativeName("PowerDeviceD3")]
    D3 = 4,
}
