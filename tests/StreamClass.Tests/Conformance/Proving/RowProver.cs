using System.Collections.Concurrent;

namespace StreamClass.Tests.Conformance.Proving;

/// <summary>Proves rows: their tests pass while nothing is off, and at least one of them fails while the row is.</summary>
/// <param name="runner">Runs the tests.</param>
/// <param name="tests">The tests of each row.</param>
/// <param name="jobs">How many tests or rows are under way at once.</param>
internal sealed class RowProver(ITestRunner runner, ILookup<string, ConformanceTest> tests, int jobs)
{
    private readonly ConcurrentDictionary<string, TestOutcome> _undisturbed = [];

    /// <summary>Called once each test has been run with nothing off; from several threads.</summary>
    public Action<ConformanceTest, TestOutcome>? TestDone { get; init; }

    /// <summary>Called once each row is decided; from several threads.</summary>
    public Action<RowProof>? RowDone { get; init; }

    /// <summary>Proves rows.</summary>
    /// <returns>What came of each, in the order of the rows.</returns>
    public async Task<IReadOnlyList<RowProof>> ProveAsync(IReadOnlyList<string> rows)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs };
        await Parallel.ForEachAsync(TestsOf(rows), parallel, async (test, _) =>
        {
            var outcome = await runner.RunAsync(test, null);
            _undisturbed[test.Id] = outcome;
            TestDone?.Invoke(test, outcome);
        });
        var proofs = new RowProof[rows.Count];
        await Parallel.ForAsync(0, rows.Count, parallel, async (i, _) =>
        {
            proofs[i] = await ProveAsync(rows[i]);
            RowDone?.Invoke(proofs[i]);
        });
        return proofs;
    }

    /// <summary>The tests of some rows, each once.</summary>
    public IReadOnlyList<ConformanceTest> TestsOf(IReadOnlyList<string> rows) =>
        [.. rows.SelectMany(row => tests[row]).DistinctBy(static test => test.Id)];

    private async Task<RowProof> ProveAsync(string row)
    {
        var own = tests[row].ToArray();
        if (own.Length == 0)
        {
            return new RowProof(row, 0, 0, "it has no test");
        }

        if (Array.Find(own, test => !_undisturbed[test.Id].Passed) is { } broken)
        {
            return new RowProof(row, 0, own.Length, $"{broken.Name} fails with nothing off: {_undisturbed[broken.Id].Message}");
        }

        var failed = 0;
        foreach (var test in own)
        {
            failed += (await runner.RunAsync(test, row)).Passed ? 0 : 1;
        }

        var names = string.Join(", ", own.Select(static test => test.Name));
        return new RowProof(row, failed, own.Length, failed > 0 ? null : $"0 of {own.Length} tests failed while it was off ({names})");
    }
}
