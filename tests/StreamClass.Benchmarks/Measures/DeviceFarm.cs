using System.Diagnostics;
using StreamClass.Benchmarks.Rigs;
using StreamClass.Client;
using StreamClass.Ks;

namespace StreamClass.Benchmarks.Measures;

/// <summary>Many devices of one driver, each with an open pin, beside as many floor devices, asked in an order that no cache foresees.</summary>
internal sealed class DeviceFarm : IAsyncDisposable
{
    private readonly CompletingMinidriver _minidriver = new();
    private readonly FloorHandler _floorHandler = new();
    private readonly FloorByteHandler _otherFloorHandler = new();
    private readonly Machine _machine = new();
    private readonly Device[] _devices;
    private readonly Filter[] _filters;
    private readonly Pin[] _pins;
    private readonly FloorDevice[] _floor;
    private readonly byte[] _data = new byte[16];
    private long _sent;
    private long _sentToFloor;
    private int _next;
    private int _nextAtFloor;

    private DeviceFarm(int count)
    {
        _devices = new Device[count];
        _filters = new Filter[count];
        _pins = new Pin[count];
        _floor = new FloorDevice[count];
        _otherFloorHandler.Handle(default, _data);
    }

    /// <summary>Bytes that a started device keeps.</summary>
    public double BytesOfDevice { get; private set; }

    /// <summary>Bytes that an open filter keeps.</summary>
    public double BytesOfFilter { get; private set; }

    /// <summary>Bytes that an open pin keeps.</summary>
    public double BytesOfStream { get; private set; }

    public static async Task<DeviceFarm> OpenAsync(int count)
    {
        var farm = new DeviceFarm(count);
        await farm.OpenAsync();
        return farm;
    }

    /// <summary>Sends requests to one device after the other, and goes on where the last round ended.</summary>
    /// <returns>Nanoseconds for each request.</returns>
    public async Task<double> TimeOursAsync(int requests)
    {
        var start = Stopwatch.GetTimestamp();
        var device = _next;
        for (var i = 0; i < requests; i++)
        {
            await _pins[device].WriteAsync(default, _data);
            device = device + 1 == _pins.Length ? 0 : device + 1;
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        _next = device;
        _sent += requests;
        Count.Require(_sent, _minidriver.Received, "writes received");
        return elapsed.TotalNanoseconds / requests;
    }

    /// <inheritdoc cref="TimeOursAsync"/>
    public async Task<double> TimeFloorAsync(int requests)
    {
        var start = Stopwatch.GetTimestamp();
        var device = _nextAtFloor;
        for (var i = 0; i < requests; i++)
        {
            await _floor[device].WriteAsync(default, _data);
            device = device + 1 == _floor.Length ? 0 : device + 1;
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        _nextAtFloor = device;
        _sentToFloor += requests;
        Count.Require(_sentToFloor, _floorHandler.Received, "requests at the floor");
        return elapsed.TotalNanoseconds / requests;
    }

    public ValueTask DisposeAsync() => _machine.DisposeAsync();

    private async Task OpenAsync()
    {
        var driver = _machine.LoadDriver(_minidriver.DriverEntry);
        BytesOfDevice = await GrowthAsync(async i => _devices[i] = await driver.StartDeviceAsync());
        BytesOfFilter = await GrowthAsync(async i => _filters[i] = await _devices[i].OpenFilterAsync());
        BytesOfStream = await GrowthAsync(async i => _pins[i] = await _filters[i].OpenPinAsync(RigMinidriver.Input, RigMinidriver.Format));
        for (var i = 0; i < _pins.Length; i++)
        {
            await _pins[i].SetStateAsync(KsState.Pause);
            await _pins[i].SetStateAsync(KsState.Run);
            _floor[i] = new FloorDevice(_floorHandler);
        }

        // The same order for both, and not that of the memory.
        new Random(1).Shuffle(_pins);
        new Random(1).Shuffle(_floor);
    }

    private async Task<double> GrowthAsync(Func<int, Task> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < _devices.Length; i++)
        {
            await make(i);
        }

        return (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)_devices.Length;
    }
}
