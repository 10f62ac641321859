using System.Diagnostics;
using System.Globalization;
using StreamClass.Benchmarks.Rigs;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Benchmarks.Measures;

/// <summary>The class driver's second while a minidriver holds many requests, none of which is due.</summary>
internal sealed class TickMeasure : IMeasure
{
    private static readonly int[] Outstanding = [1_000, 100_000, 1_000_000];

    /// <summary>Longer than the measurement, so that nothing is due, and longer than a turn of any wheel.</summary>
    private const uint TimeoutSeconds = 3600;

    /// <summary>The slots of a turn; the dearest of them is what a naive wheel would hide in its median.</summary>
    private const int Turn = 64;
    private const int Turns = 7;
    private const double MostTimes = 2;

    public string Name => "tick";

    public string Summary => "a second with 1,000, 100,000 and 1,000,000 outstanding requests and nothing due";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var benches = new List<Bench>();
        foreach (var count in Outstanding)
        {
            benches.Add(await Bench.OpenAsync(count));
        }

        for (var i = 0; i < Turn * Turns; i++)
        {
            foreach (var bench in benches)
            {
                bench.Tick(i % Turn);
            }
        }

        var figures = new List<Figure>();
        var least = benches[0];
        foreach (var bench in benches)
        {
            var target = bench == least ? null : string.Create(CultureInfo.InvariantCulture, $"at most {MostTimes} times that of {Outstanding[0]:N0}");
            figures.Add(Row($"{bench.Count:N0} outstanding, median", bench.Median, target, least.Median));
            figures.Add(Row($"{bench.Count:N0} outstanding, the dearest second of a minute", bench.Dearest, target, least.Dearest));
        }

        foreach (var bench in benches)
        {
            await bench.CloseAsync();
        }

        return figures;
    }

    private static Figure Row(string what, double value, string? target, double least) =>
        new(what, value, "ns", target, target is null ? null : value <= MostTimes * least);

    private sealed class Bench(int count, HandDrivenTime time, HoldingMinidriver minidriver, RigHost host, ValueTask<NtStatus>[] requests)
    {
        private readonly List<double>[] _ticks = [.. Enumerable.Range(0, Turn).Select(static _ => new List<double>(Turns))];

        public int Count => count;

        public double Median => Rounds.Median([.. _ticks.SelectMany(static ticks => ticks)]);

        /// <summary>By medians, so that one hiccup of the computer is not taken for the wheel.</summary>
        public double Dearest => _ticks.Max(Rounds.Median);

        public static async Task<Bench> OpenAsync(int count)
        {
            var time = new HandDrivenTime();
            var minidriver = new HoldingMinidriver(isReadyForMore: true);
            var options = new MachineOptions { TimeProvider = time, RequestTimeoutSeconds = TimeoutSeconds };
            var host = await RigHost.OpenAsync(minidriver, options: options, stream: RigMinidriver.Output);
            var buffers = new[] { new StreamBuffer(default, new byte[16]) };
            var requests = new ValueTask<NtStatus>[count];
            for (var i = 0; i < count; i++)
            {
                requests[i] = host.Pin.TryReadAsync(buffers);
            }

            Rigs.Count.Require(count, minidriver.Received, "requests that the minidriver holds");
            return new Bench(count, time, minidriver, host, requests);
        }

        public void Tick(int second)
        {
            var start = Stopwatch.GetTimestamp();
            time.Advance(TimeSpan.FromSeconds(1));
            _ticks[second].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        public async Task CloseAsync()
        {
            Rigs.Count.Require(0, minidriver.TimedOut, "requests timed out");
            await host.Pin.CloseAsync();
            foreach (var request in requests)
            {
                Rigs.Count.Require(1, await request == NtStatus.Cancelled ? 1 : 0, "requests cancelled");
            }

            Rigs.Count.Require(count, minidriver.Cancelled, "requests that the minidriver gave back");
            await host.DisposeAsync();
        }
    }
}
