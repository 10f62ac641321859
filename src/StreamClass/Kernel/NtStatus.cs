namespace StreamClass.Kernel;

/// <summary>What a driver answers to a request.</summary>
/// <remarks>Native name: NTSTATUS. Values are native; the two highest bits are the severity. Reference 14.4.</remarks>
[NativeName("NTSTATUS")]
public enum NtStatus : uint
{
    /// <summary>The request succeeded.</summary>
    [NativeName("STATUS_SUCCESS")]
    Success = 0x00000000,

    /// <summary>The request is not finished.</summary>
    [NativeName("STATUS_PENDING")]
    Pending = 0x00000103,

    /// <summary>The buffer is too small and the answer says how large it must be.</summary>
    [NativeName("STATUS_BUFFER_OVERFLOW")]
    BufferOverflow = 0x80000005,

    /// <summary>The list has ended.</summary>
    [NativeName("STATUS_NO_MORE_ENTRIES")]
    NoMoreEntries = 0x8000001A,

    /// <summary>The request failed and nothing more is known.</summary>
    [NativeName("STATUS_UNSUCCESSFUL")]
    Unsuccessful = 0xC0000001,

    /// <summary>The driver does not know the command.</summary>
    [NativeName("STATUS_NOT_IMPLEMENTED")]
    NotImplemented = 0xC0000002,

    /// <summary>An argument has no meaning here.</summary>
    [NativeName("STATUS_INVALID_PARAMETER")]
    InvalidParameter = 0xC000000D,

    /// <summary>The device is not there, or its resources are wrong.</summary>
    [NativeName("STATUS_NO_SUCH_DEVICE")]
    NoSuchDevice = 0xC000000E,

    /// <summary>The target does not take this kind of request.</summary>
    [NativeName("STATUS_INVALID_DEVICE_REQUEST")]
    InvalidDeviceRequest = 0xC0000010,

    /// <summary>A buffer is too small.</summary>
    [NativeName("STATUS_BUFFER_TOO_SMALL")]
    BufferTooSmall = 0xC0000023,

    /// <summary>The object is of another type than is asked for.</summary>
    [NativeName("STATUS_OBJECT_TYPE_MISMATCH")]
    ObjectTypeMismatch = 0xC0000024,

    /// <summary>There is no object of that name.</summary>
    [NativeName("STATUS_OBJECT_NAME_NOT_FOUND")]
    ObjectNameNotFound = 0xC0000034,

    /// <summary>A mutex was released by a thread that does not own it.</summary>
    [NativeName("STATUS_MUTANT_NOT_OWNED")]
    MutantNotOwned = 0xC0000046,

    /// <summary>A semaphore was released beyond its limit.</summary>
    [NativeName("STATUS_SEMAPHORE_LIMIT_EXCEEDED")]
    SemaphoreLimitExceeded = 0xC0000047,

    /// <summary>An allocation failed.</summary>
    [NativeName("STATUS_INSUFFICIENT_RESOURCES")]
    InsufficientResources = 0xC000009A,

    /// <summary>The device takes no such request at present.</summary>
    [NativeName("STATUS_DEVICE_NOT_READY")]
    DeviceNotReady = 0xC00000A3,

    /// <summary>The request is understood and not supported.</summary>
    [NativeName("STATUS_NOT_SUPPORTED")]
    NotSupported = 0xC00000BB,

    /// <summary>The adapter reports an error.</summary>
    [NativeName("STATUS_ADAPTER_HARDWARE_ERROR")]
    AdapterHardwareError = 0xC00000C2,

    /// <summary>The request was cancelled.</summary>
    [NativeName("STATUS_CANCELLED")]
    Cancelled = 0xC0000120,

    /// <summary>The object cannot be deleted as it is.</summary>
    [NativeName("STATUS_CANNOT_DELETE")]
    CannotDelete = 0xC0000121,

    /// <summary>The driver failed.</summary>
    [NativeName("STATUS_DRIVER_INTERNAL_ERROR")]
    DriverInternalError = 0xC0000183,

    /// <summary>The request does not fit the present state.</summary>
    [NativeName("STATUS_INVALID_DEVICE_STATE")]
    InvalidDeviceState = 0xC0000184,

    /// <summary>The device reports an error.</summary>
    [NativeName("STATUS_IO_DEVICE_ERROR")]
    IoDeviceError = 0xC0000185,

    /// <summary>The size of a buffer is wrong.</summary>
    [NativeName("STATUS_INVALID_BUFFER_SIZE")]
    InvalidBufferSize = 0xC0000206,

    /// <summary>No further instance can be opened.</summary>
    [NativeName("STATUS_TOO_MANY_NODES")]
    TooManyNodes = 0xC000020E,

    /// <summary>The item does not exist.</summary>
    [NativeName("STATUS_NOT_FOUND")]
    NotFound = 0xC0000225,

    /// <summary>The property set does not exist.</summary>
    [NativeName("STATUS_PROPSET_NOT_FOUND")]
    PropsetNotFound = 0xC0000230,

    /// <summary>The formats have nothing in common.</summary>
    [NativeName("STATUS_NO_MATCH")]
    NoMatch = 0xC0000272,

    /// <summary>The device has been removed.</summary>
    [NativeName("STATUS_DEVICE_REMOVED")]
    DeviceRemoved = 0xC00002B6,
}
