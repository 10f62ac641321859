using StreamClass.ClassDriver;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;

namespace StreamClass.Client;

/// <summary>A started device.</summary>
/// <remarks>Every call is made at PASSIVE_LEVEL; from a higher level it throws <see cref="InvalidOperationException"/>.</remarks>
public sealed class Device : IAsyncDisposable
{
    private readonly DeviceNode _node;

    internal Device(DeviceNode node) => _node = node;

    internal DeviceNode Node => _node;

    /// <summary>The device's name in logs and traces.</summary>
    public string Name => _node.Device.Name;

    /// <summary>The streams that the minidriver described; the index is the pin type id.</summary>
    public IReadOnlyList<HwStreamInformation> Streams => [.. _node.Device.Descriptor.StreamInfo];

    /// <summary>Where the device is in its life.</summary>
    public DeviceState State => _node.State;

    /// <summary>The power state that it was put into last.</summary>
    public DevicePowerState PowerState => _node.PowerState;

    /// <summary>Whether the registry marks it as software only: DriverUsesSWEnumToLoad.</summary>
    /// <remarks>Natively the class driver then counts references in another way; here nothing else depends on it. Reference 13.11.</remarks>
    public bool IsSoftwareDevice => _node.Settings.DriverUsesSwEnumToLoad;

    /// <summary>The names of its filter types; empty when it has one without a name.</summary>
    public IReadOnlyList<string> FilterTypes => _node.Device.Registration.NameExtensions;

    /// <summary>The filters without pins that its minidriver has registered.</summary>
    public IReadOnlyList<RegisteredFilter> RegisteredFilters => _node.Device.RegisteredFilters;

    /// <summary>Why the device failed, or null while it works.</summary>
    public DeviceFailure? Failure => _node.Device.Failure;

    /// <summary>How often the interrupt service routine was called.</summary>
    public long InterruptCount => _node.Device.Lock.Interrupt?.Count ?? 0;

    /// <summary>How often a command was handed to the minidriver.</summary>
    /// <param name="command">Which command.</param>
    public long GetRequestCount(SrbCommand command) => _node.Device.CountOf(command);

    /// <summary>Opens the filter of the device.</summary>
    /// <remarks>Sends OPEN_DEVICE_INSTANCE when the minidriver registered an extension for it. IRQL: PASSIVE_LEVEL. Reference 5.</remarks>
    /// <returns>The open filter.</returns>
    /// <exception cref="StreamRequestException">The minidriver refused, or the device has been removed.</exception>
    public Task<Filter> OpenFilterAsync() => OpenFilterAsync(0);

    /// <summary>Opens a filter of one of the device's types.</summary>
    /// <remarks>
    /// Sends OPEN_DEVICE_INSTANCE when the minidriver registered an extension for it or several types. While the device is stopped
    /// or has no power the open waits. IRQL: PASSIVE_LEVEL. Reference 5.
    /// </remarks>
    /// <param name="filterTypeIndex">The index of the type among the NameExtensions of the minidriver.</param>
    /// <returns>The open filter.</returns>
    /// <exception cref="StreamRequestException">The minidriver refused, or the device has been removed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such type.</exception>
    public async Task<Filter> OpenFilterAsync(int filterTypeIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(filterTypeIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(filterTypeIndex, Math.Max(FilterTypes.Count, 1));
        ClientRules.RequirePassive();
        var filter = new Filter(_node, filterTypeIndex);
        await filter.OpenAsync();
        return filter;
    }

    /// <summary>Opens a filter of the type that has a name.</summary>
    /// <remarks>Natively the reference string of the device interface. As the form with an index.</remarks>
    /// <param name="nameExtension">One of the NameExtensions of the minidriver; upper and lower case are the same.</param>
    /// <returns>The open filter.</returns>
    /// <exception cref="StreamRequestException">NOT_FOUND: there is no such type; or as the other form.</exception>
    public Task<Filter> OpenFilterAsync(string nameExtension)
    {
        ArgumentNullException.ThrowIfNull(nameExtension);
        for (var i = 0; i < FilterTypes.Count; i++)
        {
            if (string.Equals(FilterTypes[i], nameExtension, StringComparison.OrdinalIgnoreCase))
            {
                return OpenFilterAsync(i);
            }
        }

        throw new StreamRequestException(NtStatus.NotFound, $"{Name} has no filter type {nameExtension}");
    }

    /// <summary>Asks whether the device can be stopped; from now on new requests wait.</summary>
    /// <remarks>Native name: IRP_MN_QUERY_STOP_DEVICE. IRQL: PASSIVE_LEVEL. Reference 5.</remarks>
    /// <exception cref="InvalidOperationException">The device is not started.</exception>
    public Task QueryStopAsync()
    {
        ClientRules.RequirePassive();
        return _node.QueryStopAsync();
    }

    /// <summary>The device is not to be stopped after all: what waited goes on.</summary>
    /// <remarks>Native name: IRP_MN_CANCEL_STOP_DEVICE. IRQL: PASSIVE_LEVEL.</remarks>
    /// <exception cref="InvalidOperationException">No stop is pending.</exception>
    public Task CancelStopAsync()
    {
        ClientRules.RequirePassive();
        return _node.CancelStopAsync();
    }

    /// <summary>Stops the device, so that it can be given other resources. Handles stay open; their requests wait.</summary>
    /// <remarks>
    /// Native name: IRP_MN_STOP_DEVICE. Sends UNINITIALIZE_DEVICE, after it has asked back through CancelPacket what the minidriver
    /// holds. IRQL: PASSIVE_LEVEL. Reference 5.
    /// </remarks>
    /// <exception cref="StreamRequestException">ADAPTER_HARDWARE_ERROR, or another refusal: the device works on.</exception>
    /// <exception cref="InvalidOperationException">The device is not started.</exception>
    public Task StopAsync()
    {
        ClientRules.RequirePassive();
        return _node.StopAsync();
    }

    /// <summary>Starts a stopped device again, with other addresses; what waited goes on.</summary>
    /// <remarks>
    /// Native name: IRP_MN_START_DEVICE. Sends INITIALIZE_DEVICE, GET_STREAM_INFO and INITIALIZATION_COMPLETE. A device that does not
    /// start again is removed as one that has disappeared. IRQL: PASSIVE_LEVEL. Reference 5.
    /// </remarks>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    /// <exception cref="InvalidOperationException">The device is not stopped.</exception>
    public Task RestartAsync()
    {
        ClientRules.RequirePassive();
        return _node.RestartAsync();
    }

    /// <summary>Asks whether the device can be removed; from now on opens wait.</summary>
    /// <remarks>Native name: IRP_MN_QUERY_REMOVE_DEVICE. IRQL: PASSIVE_LEVEL.</remarks>
    /// <exception cref="StreamRequestException">UNSUCCESSFUL: something is open.</exception>
    /// <exception cref="InvalidOperationException">The device is not started.</exception>
    public Task QueryRemoveAsync()
    {
        ClientRules.RequirePassive();
        return _node.QueryRemoveAsync();
    }

    /// <summary>The device is not to be removed after all.</summary>
    /// <remarks>Native name: IRP_MN_CANCEL_REMOVE_DEVICE. IRQL: PASSIVE_LEVEL.</remarks>
    /// <exception cref="InvalidOperationException">No removal is pending.</exception>
    public Task CancelRemoveAsync()
    {
        ClientRules.RequirePassive();
        return _node.CancelRemoveAsync();
    }

    /// <summary>Changes the power state of the device.</summary>
    /// <remarks>
    /// Native name: IRP_MN_SET_POWER. Sends CHANGE_POWER_STATE. Below D0 requests wait; what the minidriver holds stays with it. A
    /// minidriver that answers NOT_IMPLEMENTED has nothing to save. IRQL: PASSIVE_LEVEL. Reference 13.11.
    /// </remarks>
    /// <param name="state">The state to go to.</param>
    /// <returns>What the minidriver answered; after an error the device stays in the state that it had.</returns>
    /// <exception cref="StreamRequestException">The device has been removed.</exception>
    /// <exception cref="InvalidOperationException">The device is not started.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public Task<NtStatus> SetPowerStateAsync(DevicePowerState state)
    {
        if (state is < DevicePowerState.D0 or > DevicePowerState.D3)
        {
            throw new ArgumentOutOfRangeException(nameof(state), state, "A device is in one of D0 to D3.");
        }

        ClientRules.RequirePassive();
        return _node.SetPowerStateAsync(state);
    }

    /// <summary>Sends an IRP to the device.</summary>
    /// <remarks>
    /// Native name: IoCallDriver. What plug and play and power management ask is carried out; every other IRP goes to the minidriver
    /// as UNKNOWN_DEVICE_COMMAND. One that the minidriver does not know either ends with NOT_IMPLEMENTED; an IRP of plug and play or power
    /// goes on to the device below. Cancelling the IRP calls CancelPacket. IRQL: PASSIVE_LEVEL. Reference 1.
    /// </remarks>
    /// <param name="irp">The IRP.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="InvalidOperationException">Somebody has the IRP.</exception>
    public async Task<IoStatusBlock> SendIrpAsync(Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);
        ClientRules.RequirePassive();
        ClientRules.Take(irp);
        await _node.DispatchAsync(irp);
        return irp.IoStatus;
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
