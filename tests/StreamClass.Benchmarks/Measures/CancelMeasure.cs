using System.Diagnostics;
using StreamClass.Benchmarks.Rigs;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Benchmarks.Measures;

/// <summary>Cancels requests from all over a long queue and a short one.</summary>
internal sealed class CancelMeasure : IMeasure
{
    private const int Short = 1_000;
    private const int Long = 100_000;
    private const int Cancels = 200;
    private const int RoundCount = 5;

    /// <summary>What counts as the same: a request of a long queue has left the caches, one of a short queue has not.</summary>
    private const double MostTimes = 3;

    public string Name => "cancel";

    public string Summary => $"one request cancelled out of {Short:N0} and out of {Long:N0} that wait in a queue";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var first = new[] { new List<double>(), new List<double>() };
        var others = await Rounds.MedianAsync(RoundCount, () => CancelAsync(Short, first[0]), () => CancelAsync(Long, first[1]));
        var firstOfShort = Rounds.Median(first[0]);
        var firstOfLong = Rounds.Median(first[1]);
        var target = $"at most {MostTimes} times that of {Short:N0}";
        return
        [
            new($"the first of {Short:N0}", firstOfShort, "ns"),
            new($"the first of {Long:N0}", firstOfLong, "ns", target, firstOfLong <= MostTimes * firstOfShort),
            new($"each after it, of {Short:N0}", others[0], "ns"),
            new($"each after it, of {Long:N0}", others[1], "ns", target, others[1] <= MostTimes * others[0]),
        ];
    }

    private static async Task<double> CancelAsync(int length, List<double> first)
    {
        var minidriver = new HoldingMinidriver(isReadyForMore: false);
        await using var host = await RigHost.OpenAsync(minidriver, stream: RigMinidriver.Output);
        var buffers = new[] { new StreamBuffer(default, new byte[16]) };
        var sources = Array.ConvertAll(new int[Cancels], _ => new CancellationTokenSource());
        var distance = length / Cancels;
        var requests = new Task<NtStatus>[length];

        // The minidriver has one; the rest waits.
        var held = host.Pin.TryReadAsync(buffers).AsTask();
        for (var i = 0; i < length; i++)
        {
            var token = i % distance == distance / 2 ? sources[i / distance].Token : CancellationToken.None;
            requests[i] = host.Pin.TryReadAsync(buffers, token).AsTask();
        }

        var times = new List<double>(Cancels);
        foreach (var source in sources)
        {
            var start = Stopwatch.GetTimestamp();
            source.Cancel();
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        Count.Require(1, minidriver.Received, "requests that the minidriver saw");
        Count.Require(0, minidriver.Cancelled, "requests that it was asked for");
        Count.Require(Cancels, await EndedAsync(requests), "requests cancelled");
        first.Add(times[0]);
        times.RemoveAt(0);

        await host.Pin.CloseAsync();
        Count.Require(length, (await Task.WhenAll(requests)).Count(static status => status == NtStatus.Cancelled), "requests cancelled at the end");
        Count.Require(1, (await held) == NtStatus.Cancelled ? 1 : 0, "held requests cancelled");
        return Rounds.Median(times);
    }

    /// <summary>How many have come back. The tasks of those that were cancelled end on another thread.</summary>
    private static async Task<int> EndedAsync(Task<NtStatus>[] requests)
    {
        var watch = Stopwatch.StartNew();
        int ended;
        while ((ended = requests.Count(static request => request.IsCompleted)) < Cancels && watch.Elapsed < TimeSpan.FromSeconds(10))
        {
            await Task.Yield();
        }

        return ended;
    }
}
