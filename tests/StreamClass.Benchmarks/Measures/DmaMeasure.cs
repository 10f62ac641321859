using StreamClass.Benchmarks.Rigs;

namespace StreamClass.Benchmarks.Measures;

/// <summary>What it costs to map a buffer for a board: the same write with and without.</summary>
internal sealed class DmaMeasure : IMeasure
{
    private const int Bytes = 64 * 1024;
    private const int FrameBytes = 4096;
    private const int Requests = 1_000;
    private const int RoundCount = 201;

    public string Name => "dma";

    public string Summary => "mapping a buffer of 64 KiB for bus-master transfers";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var plain = new DmaMinidriver(isMapped: false);
        var mapped = new DmaMinidriver(isMapped: true);
        await using var plainHost = await RigHost.OpenAsync(plain, new QuietBoard());
        await using var mappedHost = await RigHost.OpenAsync(mapped, new QuietBoard());
        var plainPin = new PinTarget(plainHost.Pin, Bytes);
        var mappedPin = new PinTarget(mappedHost.Pin, Bytes);
        var times = await Rounds.MedianAsync(
            RoundCount,
            () => ClientLoop.TimeAsync(plainPin, Requests, depth: 1),
            () => ClientLoop.TimeAsync(mappedPin, Requests, depth: 1));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await ClientLoop.TimeAsync(mappedPin, Requests, depth: 1);
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests;
        Count.Require(0, plain.Pieces, "pieces of memory that is not mapped");
        Count.Require(1, mapped.Pieces >= mapped.Received * (Bytes / FrameBytes) ? 1 : 0, "mappings of whole buffers");
        Count.Require(plain.Received + Requests, mapped.Received, "writes");
        return
        [
            new("a write of 64 KiB, not mapped", times[0], "ns"),
            new("a write of 64 KiB, mapped", times[1], "ns"),
            new("the mapping of 64 KiB", times[1] - times[0], "ns"),
            new("a write of 64 KiB, mapped", bytes, "bytes allocated"),
        ];
    }
}
