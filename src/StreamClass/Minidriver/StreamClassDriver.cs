using System.Numerics;
using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>The class driver as DriverEntry sees it.</summary>
public static class StreamClassDriver
{
    private const ushort SeveralFilterTypes = 0x0200;

    /// <summary>Registers a minidriver. One registration drives any number of devices.</summary>
    /// <remarks>Native names: StreamClassRegisterMinidriver, StreamClassRegisterAdapter. IRQL: PASSIVE_LEVEL, in DriverEntry. Reference 3.</remarks>
    /// <param name="driver">The driver that is being loaded.</param>
    /// <param name="registryPath">What DriverEntry was given.</param>
    /// <param name="data">What to register.</param>
    /// <returns>
    /// SUCCESS; INVALID_PARAMETER when the data makes no sense; INVALID_DEVICE_STATE outside DriverEntry or the second time.
    /// </returns>
    [NativeName("StreamClassRegisterMinidriver")]
    public static NtStatus RegisterMinidriver(DriverObject driver, string registryPath, HwInitializationData data)
    {
        ArgumentNullException.ThrowIfNull(driver);
        ArgumentNullException.ThrowIfNull(registryPath);
        ArgumentNullException.ThrowIfNull(data);

        if (!driver.IsLoading || driver.Registration is not null)
        {
            return NtStatus.InvalidDeviceState;
        }

        if (!IsValid(data))
        {
            return NtStatus.InvalidParameter;
        }

        driver.Registration = data;
        return NtStatus.Success;
    }

    private static bool IsValid(HwInitializationData data) =>
        data.MiniDriver is not null
        && data.PerRequestExtensionSize >= 0
        && data.DmaBufferSize >= 0
        && data.BufferAlignment >= 0
        && (data.BufferAlignment == 0 || BitOperations.IsPow2(data.BufferAlignment))
        && (data.BusMasterDma || !data.Dma24BitAddresses)
        && (data.StreamClassVersion is 0x0100 or 0x0200)
        && AreValid(data.NameExtensions, data.StreamClassVersion);

    private static bool AreValid(IReadOnlyList<string> names, ushort version) =>
        names.Count == 0
        || (version == SeveralFilterTypes
            && !names.Any(string.IsNullOrEmpty)
            && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count);
}
