using System.Diagnostics;
using StreamClass.Benchmarks.Rigs;

namespace StreamClass.Benchmarks.Measures;

/// <summary>A property that a client asks for and the minidriver answers in the call.</summary>
internal sealed class ControlMeasure : IMeasure
{
    private const int Requests = 500;
    private const int RoundCount = 201;

    public string Name => "control";

    public string Summary => "a property of a pin, read by its client";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var minidriver = new CompletingMinidriver();
        await using var host = await RigHost.OpenAsync(minidriver);
        var asked = 0L;
        var bytes = 0.0;
        var time = await Rounds.MedianAsync(
            RoundCount,
            async () =>
            {
                var allocated = GC.GetTotalAllocatedBytes(precise: true);
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < Requests; i++)
                {
                    asked++;
                    Count.Require(asked, await host.Pin.GetPropertyAsync<uint>(RigMinidriver.PropertySet, RigMinidriver.Level), "properties read");
                }

                var elapsed = Stopwatch.GetElapsedTime(start);
                bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)Requests;
                return elapsed.TotalNanoseconds / Requests;
            });
        Count.Require(asked, minidriver.PropertiesAnswered, "properties answered");
        return [new("a property get", time[0], "ns"), new("a property get", bytes, "bytes allocated")];
    }
}
