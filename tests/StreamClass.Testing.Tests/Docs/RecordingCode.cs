using StreamClass.Ks;
using StreamClass.Testing.Coverage;
using StreamClass.Testing.Recording;

namespace StreamClass.Testing.Tests.Docs;

/// <summary>What the document about checks, recordings and coverage looks at.</summary>
internal static class RecordingCode
{
    public static SimulationResult RunUnchecked() =>
        Simulation.Run(1, ReadAsync, new SimulationOptions { Checks = RunChecks.All & ~RunChecks.BugChecks });

    public static string Record()
    {
        var recording = new MinidriverRecording();
        Simulation.Run(1, ReadAsync, new SimulationOptions { Recording = recording });
        recording.OfType<RoutineBegan>().Should().NotContain(call => call.Routine == "CancelPacket");

        var read = recording.OfType<RoutineBegan>().Single(call => call.Routine == "ReceiveStreamDataPacket");
        Console.WriteLine(string.Join('\n', recording.During(read)));
        return string.Join('\n', recording.During(read));
    }

    public static string Cover()
    {
        var coverage = new ProtocolCoverage();
        Simulation.Run(1, ReadAsync, new SimulationOptions { Coverage = coverage });
        Console.WriteLine(coverage);
        return coverage.ToString();
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
