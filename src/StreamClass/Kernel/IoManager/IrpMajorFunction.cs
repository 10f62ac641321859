namespace StreamClass.Kernel;

/// <summary>What kind of request an IRP is.</summary>
/// <remarks>Native name: IRP_MJ_*. Values are native.</remarks>
[NativeName("IRP_MJ")]
public enum IrpMajorFunction : byte
{
    /// <summary>A handle is opened.</summary>
    [NativeName("IRP_MJ_CREATE")]
    Create = 0x00,

    /// <summary>The last reference to a handle has gone.</summary>
    [NativeName("IRP_MJ_CLOSE")]
    Close = 0x02,

    /// <summary>Data is read.</summary>
    [NativeName("IRP_MJ_READ")]
    Read = 0x03,

    /// <summary>Data is written.</summary>
    [NativeName("IRP_MJ_WRITE")]
    Write = 0x04,

    /// <summary>A control code of an application.</summary>
    [NativeName("IRP_MJ_DEVICE_CONTROL")]
    DeviceControl = 0x0E,

    /// <summary>A control code between drivers.</summary>
    [NativeName("IRP_MJ_INTERNAL_DEVICE_CONTROL")]
    InternalDeviceControl = 0x0F,

    /// <summary>The machine is shut down.</summary>
    [NativeName("IRP_MJ_SHUTDOWN")]
    Shutdown = 0x10,

    /// <summary>A handle is closed.</summary>
    [NativeName("IRP_MJ_CLEANUP")]
    Cleanup = 0x12,

    /// <summary>Power management; <see cref="IrpPowerFunction"/> says what.</summary>
    [NativeName("IRP_MJ_POWER")]
    Power = 0x16,

    /// <summary>Management instrumentation.</summary>
    [NativeName("IRP_MJ_SYSTEM_CONTROL")]
    SystemControl = 0x17,

    /// <summary>Plug and play; <see cref="IrpPnpFunction"/> says what.</summary>
    [NativeName("IRP_MJ_PNP")]
    Pnp = 0x1B,
}
