using StreamClass.Testing.Coverage;
using StreamClass.Testing.Recording;
using static StreamClass.Testing.Tests.Docs.FaultsCode;

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

        var interrupt = recording.OfType<RoutineBegan>().Single(call => call.Routine == "Interrupt");
        var lines = string.Join('\n', recording.During(interrupt));
        Console.WriteLine(lines);
        return lines;
    }

    public static string Cover()
    {
        var coverage = new ProtocolCoverage();
        Simulation.Run(1, ReadAsync, new SimulationOptions { Coverage = coverage });
        Console.WriteLine(coverage);
        return coverage.ToString();
    }
}
