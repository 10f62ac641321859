namespace StreamClass.Kernel;

/// <summary>The connection of a device to its interrupt line, as its minidriver sees it.</summary>
/// <remarks>Native name: KINTERRUPT. The minidriver finds it in PORT_CONFIGURATION_INFORMATION. Reference 4, 16.</remarks>
[NativeName("KINTERRUPT")]
public abstract class KernelInterrupt
{
    private protected KernelInterrupt()
    {
    }

    /// <summary>Runs a routine under the device's interrupt lock, and waits for it.</summary>
    /// <remarks>
    /// Native name: KeSynchronizeExecution. IRQL up to that of the line, at which the routine runs: no interrupt service routine
    /// of the device runs meanwhile. A caller that holds the lock calls the routine directly. An exception in the routine fails
    /// the device, like one in any other routine of its minidriver. Reference 16.
    /// </remarks>
    /// <param name="routine">What to run; native name PKSYNCHRONIZE_ROUTINE.</param>
    /// <param name="context">Its argument.</param>
    /// <returns>What the routine returned; false when the device has failed or its lock was given up.</returns>
    /// <exception cref="BugCheckException">The level is too high, or the caller holds the lock of another device.</exception>
    [NativeName("KeSynchronizeExecution")]
    public abstract bool SynchronizeExecution(Func<object?, bool> routine, object? context);
}
