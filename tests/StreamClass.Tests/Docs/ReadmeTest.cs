using StreamClass.Ks;
using StreamClass.Testing;

namespace StreamClass.Tests.Docs;

internal static class ReadmeTest
{
    public static string Run()
    {
        var result = Simulation.Run(seed: 42, async machine =>
        {
            var device = await machine.LoadDriver(Tone.DriverEntry).StartDeviceAsync();
            await using var filter = await device.OpenFilterAsync();
            await using var pin = await filter.OpenPinAsync(0, Tone.Format);
            await pin.SetStateAsync(KsState.Pause);
            await pin.SetStateAsync(KsState.Run);
            await pin.ReadAsync(new byte[4096]);
            machine.BugChecks.Should().BeEmpty();
        });
        Console.WriteLine(result.Trace);
        return result.Trace;
    }
}
