using Microsoft.Extensions.Logging;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>What a device is made of.</summary>
internal sealed record ClassDeviceSettings
{
    public required string Name { get; init; }

    public required KernelServices Kernel { get; init; }

    /// <summary>The board, or null for a device without hardware.</summary>
    public required VirtualDevice? Board { get; init; }

    public required HwInitializationData Registration { get; init; }

    /// <summary>The code of the minidriver, shared by all devices of its driver.</summary>
    public required DriverCode Code { get; init; }

    public required DeviceMemory Memory { get; init; }

    /// <summary>The level that the synchronization lock raises to.</summary>
    public required Irql Irql { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>Who watches the minidriver, or null.</summary>
    public IMinidriverObserver? Observer { get; init; }

    public required uint TimeoutSeconds { get; init; }

    public required int RequestPoolCapacity { get; init; }

    public required StreamDebugLevel StreamDebug { get; init; }
}
