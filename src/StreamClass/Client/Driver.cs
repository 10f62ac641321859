using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;

namespace StreamClass.Client;

/// <summary>A loaded driver: one registered minidriver that drives any number of devices.</summary>
public sealed class Driver
{
    private readonly DeviceFactory _factory;
    private int _devices;

    internal Driver(DriverObject driverObject, DeviceFactory factory)
    {
        Name = driverObject.Name;
        Registration = driverObject.Registration!;
        _factory = factory;
    }

    /// <summary>The driver's name.</summary>
    public string Name { get; }

    internal HwInitializationData Registration { get; }

    /// <summary>Starts a device that has no hardware.</summary>
    /// <returns>The started device.</returns>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public Task<Device> StartDeviceAsync() => StartAsync(null, null);

    /// <summary>Plugs a board in and starts it.</summary>
    /// <remarks>Sends INITIALIZE_DEVICE, GET_STREAM_INFO and INITIALIZATION_COMPLETE. IRQL: PASSIVE_LEVEL. Reference 5.</remarks>
    /// <param name="board">The board.</param>
    /// <param name="line">The line that it interrupts at, when it shares one; null gives it a line of its own.</param>
    /// <returns>The started device.</returns>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public Task<Device> StartDeviceAsync(VirtualDevice board, InterruptLine? line = null)
    {
        ArgumentNullException.ThrowIfNull(board);
        return StartAsync(board, line);
    }

    private async Task<Device> StartAsync(VirtualDevice? board, InterruptLine? line)
    {
        ClientRules.RequirePassive();
        var number = Interlocked.Increment(ref _devices) - 1;
        var node = _factory.Create(
            $"{Name}{number}", Registration, board, line, $@"\Registry\Machine\System\CurrentControlSet\Control\Class\{Name}\{number:D4}");
        await node.StartAsync();
        return new Device(node);
    }
}
