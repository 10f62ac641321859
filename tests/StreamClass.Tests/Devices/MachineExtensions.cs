using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Tests.Devices;

/// <summary>What most scenarios begin with.</summary>
internal static class MachineExtensions
{
    public static Task<Device> StartAsync(this Machine machine, EchoDevice echo, VirtualDevice? board = null, InterruptLine? line = null)
    {
        var driver = machine.LoadDriver(echo.DriverEntry);
        return board is null ? driver.StartDeviceAsync() : driver.StartDeviceAsync(board, line);
    }

    /// <summary>Starts a device and opens its filter.</summary>
    public static async Task<Filter> OpenAsync(this Machine machine, EchoDevice echo, VirtualDevice? board = null)
    {
        var device = await machine.StartAsync(echo, board);
        return await device.OpenFilterAsync();
    }

    /// <summary>Starts a device, opens its filter, and a pin of that.</summary>
    public static async Task<Pin> OpenPinAsync(
        this Machine machine, EchoDevice echo, int stream = EchoDevice.Output, VirtualDevice? board = null)
    {
        var filter = await machine.OpenAsync(echo, board);
        return await filter.OpenPinAsync(stream, EchoDevice.Format);
    }

    public static Task<Pin> OpenOutputAsync(this Filter filter) => filter.OpenPinAsync(EchoDevice.Output, EchoDevice.Format);

    public static Task<Pin> OpenInputAsync(this Filter filter) => filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format);

    public static async Task RunAsync(this Pin pin)
    {
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
    }

    /// <summary>Lets virtual time pass.</summary>
    public static Task PassAsync(this Machine machine, double seconds) =>
        Task.Delay(TimeSpan.FromSeconds(seconds), machine.TimeProvider);

    /// <summary>Lets everything happen that is going to happen by itself: longer than a slow processor can take for it.</summary>
    public static Task SettleAsync(this Machine machine) => machine.PassAsync(0.1);
}
