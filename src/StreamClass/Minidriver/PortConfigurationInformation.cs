using StreamClass.Hardware;
using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>The resources of a device that starts.</summary>
/// <remarks>Native name: PORT_CONFIGURATION_INFORMATION. Reference 4.</remarks>
[NativeName("PORT_CONFIGURATION_INFORMATION")]
public sealed class PortConfigurationInformation
{
    internal PortConfigurationInformation(HwDeviceExtension device) => HwDeviceExtension = device;

    /// <summary>The extension of the device.</summary>
    public HwDeviceExtension HwDeviceExtension { get; }

    /// <summary>The device of the class driver, to which IRPs for this device go.</summary>
    public required DeviceObject ClassDeviceObject { get; init; }

    /// <summary>The device below, to which the minidriver sends its IRPs.</summary>
    public required DeviceObject PhysicalDeviceObject { get; init; }

    /// <summary>The device at the bottom of the stack.</summary>
    public required DeviceObject RealPhysicalDeviceObject { get; init; }

    /// <summary>The IRP that starts the device.</summary>
    public required Irp Irp { get; init; }

    /// <summary>The way of the board to the machine's memory; null when the device is no bus master.</summary>
    public DmaAdapter? DmaAdapterObject { get; internal init; }

    /// <summary>The number of the bus.</summary>
    public uint SystemIoBusNumber { get; internal init; }

    /// <summary>The kind of bus.</summary>
    public InterfaceType AdapterInterfaceType { get; internal init; }

    /// <summary>The interrupt level on the bus.</summary>
    public uint BusInterruptLevel { get; internal init; }

    /// <summary>The interrupt vector on the bus.</summary>
    public uint BusInterruptVector { get; internal init; }

    /// <summary>How the line signals.</summary>
    public InterruptMode InterruptMode { get; internal init; }

    /// <summary>The DMA channel; bus masters have none.</summary>
    public uint DmaChannel { get; internal init; }

    /// <summary>The ports and registers of the device.</summary>
    public IReadOnlyList<AccessRange> AccessRanges { get; internal init; } = [];

    /// <summary>The device's connection to its interrupt line; null when it has none.</summary>
    public KernelInterrupt? InterruptObject { get; internal init; }

    /// <summary>Where the registry values of this device are.</summary>
    /// <remarks>Natively the key that IoOpenDeviceRegistryKey opens with PLUGPLAY_REGKEY_DRIVER.</remarks>
    public string DriverRegistryPath { get; internal init; } = string.Empty;

    /// <summary>How many ports and registers there are.</summary>
    public uint NumberOfAccessRanges => (uint)AccessRanges.Count;

    /// <summary>The size of the descriptor that GET_STREAM_INFO needs, in bytes: the minidriver's to fill.</summary>
    public uint StreamDescriptorSize { get; set; }
}
