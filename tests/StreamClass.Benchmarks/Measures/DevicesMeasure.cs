using System.Globalization;
using StreamClass.Benchmarks.Rigs;

namespace StreamClass.Benchmarks.Measures;

/// <summary>1, 100 and 10,000 devices with a stream each, at the same total rate.</summary>
internal sealed class DevicesMeasure : IMeasure
{
    private const int Requests = 1_000;
    private const int RoundCount = 501;
    private const int MostBytesOfDevice = 8 * 1024;
    private const int MostBytesOfStream = 2 * 1024;
    private const double MostGrowth = 1.5;

    private static readonly int[] Counts = [1, 100, 10_000];

    public string Name => "devices";

    public string Summary => "memory of idle devices and streams, and whether a request costs more when there are many";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var farms = new List<DeviceFarm>();
        foreach (var count in Counts)
        {
            farms.Add(await DeviceFarm.OpenAsync(count));
        }

        var times = await Rounds.MedianAsync(
            RoundCount,
            [.. farms.SelectMany(static farm => new[] { () => farm.TimeOursAsync(Requests), () => farm.TimeFloorAsync(Requests) })]);
        foreach (var farm in farms)
        {
            await farm.DisposeAsync();
        }

        return [.. Memory(farms[^1]), .. Costs(times)];
    }

    private static IEnumerable<Figure> Memory(DeviceFarm farm) =>
    [
        new("an idle device", farm.BytesOfDevice, "bytes", $"at most {MostBytesOfDevice}", farm.BytesOfDevice <= MostBytesOfDevice),
        new("an idle stream", farm.BytesOfStream, "bytes", $"at most {MostBytesOfStream}", farm.BytesOfStream <= MostBytesOfStream),
        new("an open filter", farm.BytesOfFilter, "bytes"),
    ];

    private static IEnumerable<Figure> Costs(double[] times)
    {
        var ratioOfOne = times[0] / times[1];
        for (var i = 0; i < Counts.Length; i++)
        {
            var devices = string.Create(CultureInfo.InvariantCulture, $"{Counts[i]:N0} {(Counts[i] == 1 ? "device" : "devices")}");
            var ratio = times[2 * i] / times[(2 * i) + 1];
            yield return new Figure($"{devices}, ours", times[2 * i], "ns");
            yield return new Figure($"{devices}, floor", times[(2 * i) + 1], "ns");
            yield return i == 0
                ? new Figure($"{devices}, ours/floor", ratio, "times")
                : new Figure(
                    $"{devices}, ours/floor",
                    ratio,
                    "times",
                    string.Create(CultureInfo.InvariantCulture, $"at most {MostGrowth} times that of one"),
                    ratio <= MostGrowth * ratioOfOne);
        }
    }
}
