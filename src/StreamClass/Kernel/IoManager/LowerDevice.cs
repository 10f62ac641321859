namespace StreamClass.Kernel;

/// <summary>The device below a stream device, as its author writes it: a USB or 1394 device on its bus.</summary>
/// <remarks>
/// A host gives one when it starts a device. Its code runs at the level of whoever calls it. It keeps an IRP by answering
/// PENDING, and completes it at any time and at any IRQL.
/// </remarks>
public abstract class LowerDevice
{
    private LowerDeviceObject? _object;

    /// <summary>Makes a device that nothing sits on yet.</summary>
    /// <param name="name">Names it in logs and traces.</param>
    protected LowerDevice(string name) => Name = name;

    /// <summary>Names the device in logs and traces.</summary>
    public string Name { get; }

    /// <summary>Whether a stream device sits on it.</summary>
    public bool IsAttached => Volatile.Read(ref _object) is not null;

    /// <summary>Takes an IRP.</summary>
    /// <param name="irp">The IRP; this device owns it until it completes it.</param>
    /// <returns>PENDING when it keeps the IRP; otherwise the status with which it has completed it.</returns>
    protected internal abstract NtStatus Dispatch(Irp irp);

    /// <summary>The device has been pulled out: what it still has is completed for it after this.</summary>
    protected internal virtual void OnRemoved()
    {
    }

    /// <summary>Completes an IRP after a time.</summary>
    /// <param name="delay">How long the device takes.</param>
    /// <param name="irp">An IRP that this device has kept.</param>
    /// <param name="complete">Completes it, at DISPATCH_LEVEL; not called once it has been completed.</param>
    /// <exception cref="InvalidOperationException">No stream device sits on this one.</exception>
    protected void After(TimeSpan delay, Irp irp, Action<Irp> complete)
    {
        ArgumentNullException.ThrowIfNull(irp);
        ArgumentNullException.ThrowIfNull(complete);
        (Volatile.Read(ref _object) ?? throw new InvalidOperationException($"Nothing sits on {Name}.")).After(delay, irp, complete);
    }

    internal LowerDeviceObject Attach(KernelDrive drive)
    {
        var attached = new LowerDeviceObject(drive, this);
        return Interlocked.CompareExchange(ref _object, attached, null) is null
            ? attached
            : throw new InvalidOperationException($"A device sits on {Name} already.");
    }

    internal bool TryDetach(LowerDeviceObject attached) => Interlocked.CompareExchange(ref _object, null, attached) == attached;
}
