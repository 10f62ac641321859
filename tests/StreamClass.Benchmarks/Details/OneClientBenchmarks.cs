using BenchmarkDotNet.Attributes;
using StreamClass.Benchmarks.Headline;
using StreamClass.Benchmarks.Headline.Running;

namespace StreamClass.Benchmarks.Details;

/// <summary>One client that awaits each request before it submits the next: every row of ours, the floor, and every peer.</summary>
[MemoryDiagnoser]
public class OneClientBenchmarks
{
    private const int Requests = 1024;

    private static readonly Load Alone = new(1, 1);

    private LoadVariants _variants = null!;
    private Variant _variant = null!;

    public static IEnumerable<string> Ways => LoadVariants.Names;

    /// <summary>Which of them is measured.</summary>
    [ParamsSource(nameof(Ways))]
    public string Way { get; set; } = "";

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _variants = await LoadVariants.CreateAsync(Alone);
        _variant = _variants.All.First(variant => variant.Name == Way);
    }

    [Benchmark(OperationsPerInvoke = Requests)]
    public Task Await() => _variant.AwaitAsync(Requests);

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _variants.DisposeAsync();
}
