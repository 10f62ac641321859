using StreamClass.Benchmarks.Rigs;

namespace StreamClass.Benchmarks.Measures;

/// <summary>Requests that a piece of hardware finishes on a thread of its own, and the minidriver completes from its interrupt.</summary>
internal sealed class InterruptMeasure : IMeasure
{
    private const int WarmUp = 500;
    private const int Requests = 2_000;
    private const int RoundCount = 51;

    public string Name => "interrupt";

    public string Summary => "a request that is completed from an interrupt, against a channel that does the same";

    public async Task<IReadOnlyList<Figure>> RunAsync() => [.. await RunAsync(depth: 1), .. await RunAsync(depth: 64)];

    private static async Task<IReadOnlyList<Figure>> RunAsync(int depth)
    {
        var times = await Rounds.MedianAsync(
            RoundCount, () => TimeOursAsync(depth), () => TimeChannelAsync(depth), () => TimeBareChannelAsync(depth));
        return
        [
            new($"depth {depth}, ours", times[0], "ns", "faster than the channel", times[0] < times[1]),
            new($"depth {depth}, channel", times[1], "ns"),
            new($"depth {depth}, channel, completed beside the handler", times[2], "ns"),
        ];
    }

    private static async Task<double> TimeOursAsync(int depth)
    {
        var minidriver = new InterruptedMinidriver();
        var board = new InterruptingBoard();
        await using var host = await RigHost.OpenAsync(minidriver, board);
        var time = await TimeAsync(new PinTarget(host.Pin), depth);
        board.Stop();
        Count.Require(WarmUp + Requests, minidriver.Received, "writes received");
        Count.Require(WarmUp + Requests, minidriver.Completed, "writes completed");
        return time;
    }

    private static async Task<double> TimeChannelAsync(int depth)
    {
        await using var device = new ChannelDevice();
        var time = await TimeAsync(device, depth);
        Count.Require(WarmUp + Requests, device.Completed, "requests completed");
        return time;
    }

    private static async Task<double> TimeBareChannelAsync(int depth)
    {
        await using var device = new BareChannelDevice();
        var time = await TimeAsync(device, depth);
        Count.Require(WarmUp + Requests, device.Completed, "requests completed");
        return time;
    }

    private static async Task<double> TimeAsync(IRequestTarget target, int depth)
    {
        await ClientLoop.TimeAsync(target, WarmUp, depth);
        return await ClientLoop.TimeAsync(target, Requests, depth);
    }
}
