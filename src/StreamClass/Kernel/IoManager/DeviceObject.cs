namespace StreamClass.Kernel;

/// <summary>One device of the stack of devices that an IRP goes down.</summary>
/// <remarks>Native name: DEVICE_OBJECT.</remarks>
[NativeName("DEVICE_OBJECT")]
public abstract class DeviceObject
{
    private protected DeviceObject(string name) => Name = name;

    /// <summary>Names the device in logs and traces.</summary>
    public string Name { get; }

    /// <summary>Sends an IRP to this device.</summary>
    /// <remarks>
    /// Native names: IoSetCompletionRoutine, IoCallDriver. IRQL: at most DISPATCH_LEVEL. The routine runs at DISPATCH_LEVEL once
    /// the IRP is completed, also when that was before this call returned; it owns the IRP.
    /// </remarks>
    /// <param name="irp">The IRP, which the lower driver owns until it is completed.</param>
    /// <param name="completion">What to call then, or null.</param>
    /// <returns>What the lower driver answered: PENDING while it is not completed.</returns>
    /// <exception cref="BugCheckException">The level is too high, or somebody else has the IRP.</exception>
    [NativeName("IoCallDriver")]
    public abstract NtStatus CallDriver(Irp irp, IoCompletionRoutine? completion = null);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A routine that gets an IRP back.</summary>
/// <remarks>Native name: IO_COMPLETION_ROUTINE. IRQL: DISPATCH_LEVEL.</remarks>
/// <param name="irp">The completed IRP.</param>
[NativeName("IO_COMPLETION_ROUTINE")]
public delegate void IoCompletionRoutine(Irp irp);
