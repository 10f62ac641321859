using StreamClass.Tests.Conformance;
using StreamClass.Tests.Conformance.Proving;

namespace StreamClass.Conformance;

/// <summary>Says how far it is, and what is not proved.</summary>
internal sealed class Report(bool isVerbose)
{
    private const int Step = 25;

    private readonly Lock _lock = new();
    private int _rows;
    private int _tests;
    private int _doneRows;
    private int _doneTests;

    public void Begin(int rows, int tests)
    {
        _rows = rows;
        _tests = tests;
        Console.WriteLine($"{rows} rows, {tests} tests");
    }

    /// <summary>A test has been run with nothing off.</summary>
    public void Done(ConformanceTest test, TestOutcome outcome)
    {
        lock (_lock)
        {
            if (!outcome.Passed)
            {
                Console.WriteLine($"fails with nothing off: {test.Name}: {outcome.Message}");
            }

            if (++_doneTests % Step == 0 || _doneTests == _tests)
            {
                Console.WriteLine($"… {_doneTests} of {_tests} tests run with nothing off");
            }
        }
    }

    public void Done(RowProof proof)
    {
        lock (_lock)
        {
            if (isVerbose || !proof.IsProved)
            {
                Console.WriteLine(proof);
            }

            if (++_doneRows % Step == 0 && _doneRows < _rows)
            {
                Console.WriteLine($"… {_doneRows} of {_rows} rows");
            }
        }
    }

    public void Hung(ConformanceTest test, string? rowOff)
    {
        lock (_lock)
        {
            Console.WriteLine($"did not end: {test.Name} with {(rowOff is null ? "nothing" : $"\"{rowOff}\"")} off");
        }
    }

    public void End(int proved, int rows, TimeSpan time) =>
        Console.WriteLine($"in {time.TotalSeconds:F0} s\n{rows} rows, {proved} proved, {rows - proved} not proved");
}
