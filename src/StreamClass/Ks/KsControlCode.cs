using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The I/O controls of kernel streaming.</summary>
/// <remarks>Native name: IOCTL_KS. Reference 13.1.</remarks>
[NativeName("IOCTL_KS")]
public enum KsControlCode : uint
{
    /// <summary>A property is read, written or described.</summary>
    [NativeName("IOCTL_KS_PROPERTY")]
    Property = 0x2F0003,

    /// <summary>An event is enabled.</summary>
    [NativeName("IOCTL_KS_ENABLE_EVENT")]
    EnableEvent = 0x2F0007,

    /// <summary>An event, or every event of the handle, is disabled.</summary>
    [NativeName("IOCTL_KS_DISABLE_EVENT")]
    DisableEvent = 0x2F000B,

    /// <summary>A method is run.</summary>
    [NativeName("IOCTL_KS_METHOD")]
    Method = 0x2F000F,

    /// <summary>Data goes to a pin.</summary>
    [NativeName("IOCTL_KS_WRITE_STREAM")]
    WriteStream = 0x2F8013,

    /// <summary>Data comes from a pin.</summary>
    [NativeName("IOCTL_KS_READ_STREAM")]
    ReadStream = 0x2F4017,

    /// <summary>A flush begins or ends.</summary>
    [NativeName("IOCTL_KS_RESET_STATE")]
    ResetState = 0x2F001B,
}
