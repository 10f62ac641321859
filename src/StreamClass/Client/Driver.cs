using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;

namespace StreamClass.Client;

/// <summary>A loaded driver: one registered minidriver that drives any number of devices.</summary>
public sealed class Driver
{
    private readonly DeviceFactory _factory;
    private readonly DriverPaging _paging = new();
    private int _devices;

    internal Driver(DriverObject driverObject, DeviceFactory factory)
    {
        Name = driverObject.Name;
        Registration = driverObject.Registration!;
        _factory = factory;
    }

    /// <summary>Whether the driver is paged out, because nothing of it is open.</summary>
    /// <remarks>Only with the registry value PageOutWhenUnopened, and only when each device agreed to PAGING_OUT_DRIVER. Reference 13.11.</remarks>
    public bool IsPagedOut => _paging.IsPagedOut;

    /// <summary>The driver's name.</summary>
    public string Name { get; }

    internal HwInitializationData Registration { get; }

    /// <summary>Starts a device that has no hardware.</summary>
    /// <returns>The started device.</returns>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public Task<Device> StartDeviceAsync() => StartDeviceAsync(new DeviceStart());

    /// <summary>Plugs a board in and starts it.</summary>
    /// <remarks>Sends INITIALIZE_DEVICE, GET_STREAM_INFO and INITIALIZATION_COMPLETE. IRQL: PASSIVE_LEVEL. Reference 5.</remarks>
    /// <param name="board">The board.</param>
    /// <param name="line">The line that it interrupts at, when it shares one; null gives it a line of its own.</param>
    /// <returns>The started device.</returns>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public Task<Device> StartDeviceAsync(VirtualDevice board, InterruptLine? line = null)
    {
        ArgumentNullException.ThrowIfNull(board);
        return StartDeviceAsync(new DeviceStart { Board = board, Line = line });
    }

    /// <summary>Starts a device.</summary>
    /// <remarks>
    /// As the other forms. A board, or a lower device, of a device that was removed can be given again: the handles of the removed
    /// device stay dead.
    /// </remarks>
    /// <param name="start">What it is made of.</param>
    /// <returns>The started device.</returns>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    /// <exception cref="InvalidOperationException">The board is plugged in, or a device sits on the lower device.</exception>
    public async Task<Device> StartDeviceAsync(DeviceStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        ClientRules.RequirePassive();
        var number = Interlocked.Increment(ref _devices) - 1;
        var node = _factory.Create(
            $"{Name}{number}",
            Registration,
            start,
            $@"\Registry\Machine\System\CurrentControlSet\Control\Class\{Name}\{number:D4}",
            _paging);
        await node.StartAsync();
        return new Device(node);
    }
}
