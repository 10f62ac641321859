using System.Collections.Concurrent;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Conformance.Proving;

namespace StreamClass.Conformance;

/// <summary>As many processes as tests are under way; one that a test has spoilt is replaced.</summary>
/// <param name="limit">How long a test may take.</param>
internal sealed class WorkerPool(TimeSpan limit) : ITestRunner, IDisposable
{
    private readonly ConcurrentBag<WorkerProcess> _idle = [];

    /// <summary>Called for each test that did not end, with the row that was off; from several threads.</summary>
    public Action<ConformanceTest, string?>? Hung { get; init; }

    public async Task<TestOutcome> RunAsync(ConformanceTest test, string? rowOff)
    {
        if (!_idle.TryTake(out var worker))
        {
            worker = await WorkerProcess.StartAsync();
        }

        var outcome = await worker.RunAsync(test, rowOff, limit);
        if (worker.IsUsable)
        {
            _idle.Add(worker);
        }
        else
        {
            worker.Dispose();
        }

        if (outcome.DidNotEnd)
        {
            Hung?.Invoke(test, rowOff);
        }

        return outcome;
    }

    public void Dispose()
    {
        foreach (var worker in _idle)
        {
            worker.Dispose();
        }
    }
}
