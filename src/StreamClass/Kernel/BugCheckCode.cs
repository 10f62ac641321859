namespace StreamClass.Kernel;

/// <summary>Which kind of rule a driver broke.</summary>
/// <remarks>Native name: the bug check codes of the same names, with their native values.</remarks>
public enum BugCheckCode : uint
{
    /// <summary>Something was done at an interrupt request level that forbids it.</summary>
    [NativeName("IRQL_NOT_LESS_OR_EQUAL")]
    IrqlNotLessOrEqual = 0x0A,

    /// <summary>A spin lock was acquired by the processor that holds it.</summary>
    [NativeName("SPIN_LOCK_ALREADY_OWNED")]
    SpinLockAlreadyOwned = 0x0F,

    /// <summary>A spin lock was released by a processor that does not hold it.</summary>
    [NativeName("SPIN_LOCK_NOT_OWNED")]
    SpinLockNotOwned = 0x10,

    /// <summary>A routine of a driver raised an exception that nobody handles; the first parameter is its status.</summary>
    [NativeName("KMODE_EXCEPTION_NOT_HANDLED")]
    KmodeExceptionNotHandled = 0x1E,

    /// <summary>A request was completed twice.</summary>
    [NativeName("MULTIPLE_IRP_COMPLETE_REQUESTS")]
    MultipleIrpCompleteRequests = 0x44,

    /// <summary>A system thread raised an exception that nobody handles.</summary>
    [NativeName("SYSTEM_THREAD_EXCEPTION_NOT_HANDLED")]
    SystemThreadExceptionNotHandled = 0x7E,

    /// <summary>A routine waited where nothing may wait.</summary>
    [NativeName("ATTEMPTED_SWITCH_FROM_DPC")]
    AttemptedSwitchFromDpc = 0xB8,

    /// <summary>A driver broke a rule that has no code of its own.</summary>
    [NativeName("DRIVER_VERIFIER_DETECTED_VIOLATION")]
    DriverVerifierDetectedViolation = 0xC4,

    /// <summary>A routine came back at another interrupt request level than it was called at.</summary>
    [NativeName("IRQL_UNEXPECTED_VALUE")]
    IrqlUnexpectedValue = 0xC8,

    /// <summary>A device moved data that it must not touch.</summary>
    [NativeName("DRIVER_VERIFIER_DMA_VIOLATION")]
    DriverVerifierDmaViolation = 0xE6,

    /// <summary>A routine of a driver did not come back.</summary>
    [NativeName("THREAD_STUCK_IN_DEVICE_DRIVER")]
    ThreadStuckInDeviceDriver = 0xEA,

    /// <summary>An interrupt line stays asserted whatever the drivers do.</summary>
    [NativeName("HARDWARE_INTERRUPT_STORM")]
    HardwareInterruptStorm = 0xF2,

    /// <summary>A thread ended that owns a mutex.</summary>
    [NativeName("THREAD_TERMINATE_HELD_MUTEX")]
    ThreadTerminateHeldMutex = 0x4000008A,
}
