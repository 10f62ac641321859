using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>A driver that is being loaded.</summary>
/// <remarks>Native name: DRIVER_OBJECT. Handed to DriverEntry, which registers the minidriver through it.</remarks>
[NativeName("DRIVER_OBJECT")]
public sealed class DriverObject
{
    internal DriverObject(string name, KernelServices kernel)
    {
        Name = name;
        Kernel = kernel;
    }

    /// <summary>The driver's name, under which it appears in the registry path and in logs.</summary>
    public string Name { get; }

    /// <summary>The services of the operating system, with which DriverEntry can read its registry values.</summary>
    public KernelServices Kernel { get; }

    /// <summary>What DriverEntry registered, or null.</summary>
    internal HwInitializationData? Registration { get; set; }

    /// <summary>Whether DriverEntry is running: the only time at which a minidriver can register.</summary>
    internal bool IsLoading { get; set; }
}

/// <summary>The entry point of a minidriver, which calls <see cref="StreamClassDriver.RegisterMinidriver"/>.</summary>
/// <remarks>Native name: DriverEntry. IRQL: PASSIVE_LEVEL. Reference 5.</remarks>
/// <param name="driver">The driver that is being loaded.</param>
/// <param name="registryPath">Where the driver's registry values are.</param>
/// <returns>Anything but a success keeps the driver from being loaded.</returns>
[NativeName("DriverEntry")]
public delegate NtStatus DriverEntry(DriverObject driver, string registryPath);
