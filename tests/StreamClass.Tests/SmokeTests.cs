using StreamClass.Ks;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests;

public class SmokeTests
{
    [Fact]
    public async Task Write_ToEcho_Completes()
    {
        await using var machine = new Machine();
        var driver = machine.LoadDriver(new EchoDevice().DriverEntry);
        var device = await driver.StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        for (var i = 0; i < 100; i++)
        {
            await pin.WriteAsync(default, new byte[100]);
        }

        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var data = new byte[100];
        for (var i = 0; i < 1000000; i++)
        {
            await pin.WriteAsync(default, data);
        }

        Console.WriteLine($"{System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalNanoseconds / 1000000} ns");
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Read_Cancelled_EndsCancelled()
    {
        await using var machine = new Machine();
        var driver = machine.LoadDriver(new EchoDevice { OnData = static _ => { } }.DriverEntry);
        var device = await driver.StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(EchoDevice.Output, EchoDevice.Format);
        using var source = new CancellationTokenSource();
        var read = pin.ReadAsync(new byte[10], source.Token).AsTask();
        var queued = pin.ReadAsync(new byte[10]).AsTask();
        read.IsCompleted.Should().BeFalse();
        source.Cancel();
        await FluentActions.Awaiting(() => read).Should().ThrowAsync<OperationCanceledException>();
        await pin.CloseAsync();
        await FluentActions.Awaiting(() => queued).Should().ThrowAsync<OperationCanceledException>();
        machine.BugChecks.Should().BeEmpty();
    }
}
