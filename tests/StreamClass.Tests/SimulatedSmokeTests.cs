using StreamClass.Ks;
using StreamClass.Testing;
using StreamClass.Tests.Devices;
using Xunit.Abstractions;

namespace StreamClass.Tests;

public class SimulatedSmokeTests(ITestOutputHelper output)
{
    [Fact]
    public void Write_ToEcho_Completes()
    {
        var result = Simulation.Run(1, async machine =>
        {
            var driver = machine.LoadDriver(new EchoDevice().DriverEntry);
            var device = await driver.StartDeviceAsync();
            await using var filter = await device.OpenFilterAsync();
            await using var pin = await filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format);
            await pin.SetStateAsync(KsState.Pause);
            await pin.SetStateAsync(KsState.Run);
            for (var i = 0; i < 3; i++)
            {
                await pin.WriteAsync(default, new byte[100]);
            }

            machine.BugChecks.Should().BeEmpty();
        });
        output.WriteLine(result.Trace);
    }

    [Fact]
    public void Read_TimesOut_AfterFifteenSeconds()
    {
        var result = Simulation.Run(1, async machine =>
        {
            var driver = machine.LoadDriver(new EchoDevice { OnData = static _ => { } }.DriverEntry);
            var device = await driver.StartDeviceAsync();
            await using var filter = await device.OpenFilterAsync();
            await using var pin = await filter.OpenPinAsync(EchoDevice.Output, EchoDevice.Format);
            var read = async () => await pin.ReadAsync(new byte[10]);
            await read.Should().ThrowAsync<StreamClass.Kernel.StreamRequestException>();
            machine.BugChecks.Should().BeEmpty();
        });
        output.WriteLine(result.Trace);
        result.VirtualDuration.Should().BeCloseTo(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(1));
    }
}
