using StreamClass.Tests.Conformance;
using StreamClass.Tests.Conformance.Proving;

namespace StreamClass.Conformance;

/// <summary>The other side of a <see cref="WorkerProcess"/>: runs the tests that its input names, one after the other.</summary>
/// <remarks>
/// A line of input is the row to switch off, or nothing, a tab, and the test. A line of output says whether it passed and what
/// failed. Switches hold for the whole process, so there is one test at a time.
/// </remarks>
internal static class Worker
{
    public const string Argument = "--worker";
    public const string Ready = "ready";
    public const string Passed = "passed";
    public const string Failed = "failed";

    public static void Run(string switchPrefix)
    {
        // The output belongs to the answers: what tests print goes nowhere.
        using var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Console.SetOut(TextWriter.Null);
        var tests = ConformanceTest.All().ToDictionary(static test => test.Id);
        answers.WriteLine(Ready);
        while (Console.ReadLine() is { } line)
        {
            var (row, test) = line.Split('\t') is [var first, var second] ? (first, tests[second]) : throw new FormatException(line);
            var outcome = Run(test, row.Length > 0 ? switchPrefix + row : null);
            answers.WriteLine(outcome.Passed ? Passed : $"{Failed}\t{outcome.Message}");
        }
    }

    private static TestOutcome Run(ConformanceTest test, string? name)
    {
        if (name is not null)
        {
            AppContext.SetSwitch(name, true);
        }

        try
        {
            TestRun.RunAsync(test.Type, test.Method).GetAwaiter().GetResult();
            return TestOutcome.Success;
        }
        catch (Exception exception)
        {
            return TestOutcome.Failure(OnOneLine($"{exception.GetType().Name}: {exception.Message}"));
        }
        finally
        {
            if (name is not null)
            {
                AppContext.SetSwitch(name, false);
            }
        }
    }

    private static string OnOneLine(string message)
    {
        const int Longest = 300;
        var line = ReferenceBlock.OnOneLine(message);
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
