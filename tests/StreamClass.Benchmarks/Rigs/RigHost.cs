using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Ks;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>A machine with one device, one filter and one pin that takes data.</summary>
internal sealed class RigHost : IAsyncDisposable
{
    private RigHost(Machine machine, Device device, Filter filter, Pin pin)
    {
        Machine = machine;
        Device = device;
        Filter = filter;
        Pin = pin;
    }

    public Machine Machine { get; }

    public Device Device { get; }

    public Filter Filter { get; }

    public Pin Pin { get; }

    public static async Task<RigHost> OpenAsync(
        RigMinidriver minidriver, VirtualDevice? board = null, MachineOptions? options = null, int stream = RigMinidriver.Input)
    {
        var machine = new Machine(options);
        var driver = machine.LoadDriver(minidriver.DriverEntry);
        var device = board is null ? await driver.StartDeviceAsync() : await driver.StartDeviceAsync(board);
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenPinAsync(stream, RigMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        return new RigHost(machine, device, filter, pin);
    }

    /// <summary>Switches the machine off, and makes sure that nothing was broken on the way.</summary>
    public async ValueTask DisposeAsync()
    {
        var failure = Device.Failure?.Exception;
        await Machine.DisposeAsync();
        if (failure is not null || Machine.BugChecks.Count != 0)
        {
            throw new InvalidOperationException("The device failed, or a rule was broken.", failure ?? Machine.BugChecks[0]);
        }
    }
}
