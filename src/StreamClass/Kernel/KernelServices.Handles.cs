namespace StreamClass.Kernel;

/// <content>Handles by which raw requests name objects of the kernel.</content>
public sealed partial class KernelServices
{
    /// <summary>Makes a handle for an object, as a KSEVENTDATA names what a client waits with.</summary>
    /// <remarks>Native name: ObOpenObjectByPointer. IRQL: PASSIVE_LEVEL. Reference 13.8.</remarks>
    /// <param name="target">An event or a semaphore.</param>
    /// <returns>The handle; what was enabled with it keeps the object when the handle is closed.</returns>
    [NativeName("ObOpenObjectByPointer")]
    public ulong OpenObjectByPointer(KernelDispatcherObject target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return _drive.Handles.Open(target);
    }

    /// <summary>Closes a handle, which names nothing from now on. Closing it again does nothing.</summary>
    /// <remarks>Native name: ZwClose. IRQL: PASSIVE_LEVEL.</remarks>
    /// <param name="handle">The handle.</param>
    [NativeName("ZwClose")]
    public void Close(ulong handle) => _drive.Handles.Close(handle);
}
