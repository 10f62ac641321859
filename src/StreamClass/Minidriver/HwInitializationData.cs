using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>What a minidriver registers.</summary>
/// <remarks>Native name: HW_INITIALIZATION_DATA. Reference 4.</remarks>
[NativeName("HW_INITIALIZATION_DATA")]
public sealed record HwInitializationData
{
    /// <summary>The routines of the minidriver.</summary>
    public required IStrMiniDriver MiniDriver { get; init; }

    /// <summary>Whether <see cref="IStrMiniDriver.Interrupt"/> is the minidriver's interrupt service routine.</summary>
    [NativeName("HwInterrupt")]
    public bool HasInterrupt { get; init; }

    /// <summary>What is allocated for each device.</summary>
    [NativeName("DeviceExtensionSize")]
    public Extension DeviceExtension { get; init; } = Extension.None;

    /// <summary>What is allocated for each open stream.</summary>
    [NativeName("PerStreamExtensionSize")]
    public Extension PerStreamExtension { get; init; } = Extension.None;

    /// <summary>What is allocated for each open filter; without it no instance requests are sent.</summary>
    [NativeName("FilterInstanceExtensionSize")]
    public Extension FilterInstanceExtension { get; init; } = Extension.None;

    /// <summary>Bytes of uninitialized memory beside each SRB.</summary>
    public int PerRequestExtensionSize { get; init; }

    /// <summary>Whether the device is a bus master, so that data buffers come with scatter/gather lists.</summary>
    [NativeName("BusMasterDMA")]
    public bool BusMasterDma { get; init; }

    /// <summary>Whether every physical address has to be below 16 MiB.</summary>
    public bool Dma24BitAddresses { get; init; }

    /// <summary>How data buffers are aligned: a power of two in bytes, or 0 for no demand.</summary>
    public int BufferAlignment { get; init; }

    /// <summary>Whether the minidriver does its own queueing and synchronization.</summary>
    public bool TurnOffSynchronization { get; init; }

    /// <summary>Bytes of the contiguous buffer that <see cref="IStreamClass.GetDmaBuffer"/> returns.</summary>
    public int DmaBufferSize { get; init; }

    /// <summary>The version of the interface: 0x0200 with several filter types.</summary>
    public ushort StreamClassVersion { get; init; } = 0x0100;

    /// <summary>The reference strings of the filter types of a device, one for each; none means one type without a string.</summary>
    [NativeName("NameExtensionArray")]
    public IReadOnlyList<string> NameExtensions { get; init; } = [];
}
