using StreamClass.Ks;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Tests.Docs;

/// <summary>What the document about faults does to the thermometer of the tutorial.</summary>
internal static class FaultsCode
{
    public static void Remove() => Explore.RemovalAtEveryPoint(ReadAsync);

    public static void Replay()
    {
        Explore.Inject("removal@137", ReadAsync);
    }

    public static ExplorationResult FailAtRandom()
    {
        var options = new ExplorationOptions
        {
            Simulation = new SimulationOptions
            {
                Faults = new FaultPlan { [FaultKind.Allocation] = 0.01, [FaultKind.Mapping] = 0.01, Most = 3 },
            },
        };
        var result = Explore.Faults(10_000, ReadAsync, options);
        return result;
    }

    private static async Task ReadAsync(Machine machine)
    {
        var device = await machine.LoadDriver(Thermometer.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, Thermometer.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.ReadAsync(new byte[4]);
    }
}
