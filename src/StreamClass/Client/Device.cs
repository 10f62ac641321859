using StreamClass.ClassDriver;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;

namespace StreamClass.Client;

/// <summary>A started device.</summary>
/// <remarks>Every call is made at PASSIVE_LEVEL; from a higher level it throws <see cref="InvalidOperationException"/>.</remarks>
public sealed class Device : IAsyncDisposable
{
    private readonly DeviceNode _node;

    internal Device(DeviceNode node) => _node = node;

    /// <summary>The device's name in logs and traces.</summary>
    public string Name => _node.Device.Name;

    /// <summary>The streams that the minidriver described; the index is the pin type id.</summary>
    public IReadOnlyList<HwStreamInformation> Streams => [.. _node.Device.Descriptor.StreamInfo];

    /// <summary>Why the device failed, or null while it works.</summary>
    public DeviceFailure? Failure => _node.Device.Failure;

    /// <summary>How often the interrupt service routine was called.</summary>
    public long InterruptCount => _node.Device.Lock.Interrupt?.Count ?? 0;

    /// <summary>How often a command was handed to the minidriver.</summary>
    /// <param name="command">Which command.</param>
    public long GetRequestCount(SrbCommand command) => _node.Device.Counters[command];

    /// <summary>Opens the filter of the device.</summary>
    /// <remarks>Sends OPEN_DEVICE_INSTANCE when the minidriver registered an extension for it. IRQL: PASSIVE_LEVEL. Reference 5.</remarks>
    /// <returns>The open filter.</returns>
    /// <exception cref="StreamRequestException">The minidriver refused, or the device has been removed.</exception>
    public async Task<Filter> OpenFilterAsync()
    {
        ClientRules.RequirePassive();
        var filter = new Filter(_node);
        await filter.OpenAsync();
        return filter;
    }

    /// <summary>Closes everything that is open on the device, stops it and pulls its board out.</summary>
    /// <remarks>
    /// Sends CLOSE_STREAM, CLOSE_DEVICE_INSTANCE and UNINITIALIZE_DEVICE. A minidriver that does not answer within the machine's
    /// shutdown limit is not waited for; what it holds is completed for it. IRQL: PASSIVE_LEVEL. Reference 5.
    /// </remarks>
    /// <returns>How the device went.</returns>
    public Task<DeviceRemoval> RemoveAsync()
    {
        ClientRules.RequirePassive();
        return _node.RemoveAsync();
    }

    /// <summary>Pulls the board out while the device is working.</summary>
    /// <remarks>
    /// Sends SURPRISE_REMOVAL, ready or not; what the minidriver still holds afterwards is completed by the class driver. Then
    /// as <see cref="RemoveAsync"/>. IRQL: PASSIVE_LEVEL. Reference 5, 12.10.
    /// </remarks>
    /// <returns>How the device went.</returns>
    public Task<DeviceRemoval> SurpriseRemoveAsync()
    {
        ClientRules.RequirePassive();
        return _node.SurpriseRemoveAsync();
    }

    /// <summary>Removes the device; see <see cref="RemoveAsync"/>.</summary>
    public async ValueTask DisposeAsync() => await RemoveAsync();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
