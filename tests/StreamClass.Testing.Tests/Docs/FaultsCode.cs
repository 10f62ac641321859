using StreamClass.Ks;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Faults;
using StreamClass.Testing.Scripting;

namespace StreamClass.Testing.Tests.Docs;

/// <summary>What the document about faults does to a capture card.</summary>
internal static class FaultsCode
{
    public static void Remove()
    {
        Explore.RemovalAtEveryPoint(ReadAsync);
    }

    public static void Replay()
    {
        Explore.Inject("unplug@43", ReadAsync);
    }

    public static ExplorationResult FailAtRandom()
    {
        var options = new ExplorationOptions
        {
            Simulation = new SimulationOptions
            {
                Faults = new FaultPlan { [FaultKind.Mapping] = 0.01, [FaultKind.LostInterrupt] = 0.001, MaxFaults = 3 },
            },
        };
        var result = Explore.RandomFaults(10_000, ReadAsync, options);
        return result;
    }

    internal static async Task ReadAsync(Machine machine)
    {
        var device = await machine.LoadDriver(CaptureMinidriver.DriverEntry).StartDeviceAsync(CreateBoard());
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, CaptureMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.ReadAsync(new byte[64]);
    }

    private static ScriptedBoard CreateBoard()
    {
        var board = new ScriptedBoard();
        board.SetRegister(CaptureRegisters.Id, 0x2309);
        CaptureTest.Behave(board, new byte[64]);
        return board;
    }
}
