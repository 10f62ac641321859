using System.Diagnostics;
using StreamClass.Benchmarks.Rigs;
using StreamClass.Ks;
using StreamClass.Testing;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Recording;

namespace StreamClass.Benchmarks.Measures;

/// <summary>What it costs to be watched. A live machine has neither a verifier nor a trace; a simulated one has a trace and recordings.</summary>
internal sealed class ObservedMeasure : IMeasure
{
    private const int Requests = 200;
    private const int RoundCount = 51;

    public string Name => "observed";

    public string Summary => "a write on a simulated machine without a trace, with one, and with a recording";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var times = await Rounds.MedianAsync(
            RoundCount,
            static () => Time(scenario => Explore.Schedules(1, scenario, new ExplorationOptions())),
            static () => Time(scenario => Simulation.Run(1, scenario)),
            static () => Time(scenario => Simulation.Run(1, scenario, new SimulationOptions { Recording = new MinidriverRecording() })));
        return
        [
            new("live, verifier on", null, "ns"),
            new("live, trace on", null, "ns"),
            new("simulated write, no trace", times[0], "ns"),
            new("simulated write, trace on", times[1], "ns"),
            new("simulated write, trace and recording on", times[2], "ns"),
        ];
    }

    private static Task<double> Time(Action<Func<Machine, Task>> run)
    {
        var elapsed = TimeSpan.Zero;
        run(async machine =>
        {
            var minidriver = new CompletingMinidriver();
            var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
            await using var filter = await device.OpenFilterAsync();
            await using var pin = await filter.OpenPinAsync(RigMinidriver.Input, RigMinidriver.Format);
            await pin.SetStateAsync(KsState.Pause);
            var target = new PinTarget(pin);
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Requests; i++)
            {
                await target.SendAsync();
            }

            elapsed = Stopwatch.GetElapsedTime(start);
            Count.Require(Requests, minidriver.Received, "writes received");
        });
        return Task.FromResult(elapsed.TotalNanoseconds / Requests);
    }
}
