namespace StreamClass.Kernel;

/// <summary>What an IRP of power management asks.</summary>
/// <remarks>Native name: IRP_MN_* of IRP_MJ_POWER. Values are native.</remarks>
[NativeName("IRP_MN_POWER")]
public enum IrpPowerFunction : byte
{
    /// <summary>The device waits for a signal to wake the machine.</summary>
    [NativeName("IRP_MN_WAIT_WAKE")]
    WaitWake = 0x00,

    /// <summary>The order in which devices get power again.</summary>
    [NativeName("IRP_MN_POWER_SEQUENCE")]
    PowerSequence = 0x01,

    /// <summary>The power state changes.</summary>
    [NativeName("IRP_MN_SET_POWER")]
    SetPower = 0x02,

    /// <summary>May it change?</summary>
    [NativeName("IRP_MN_QUERY_POWER")]
    QueryPower = 0x03,
}
