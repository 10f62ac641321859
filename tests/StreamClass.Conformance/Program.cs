using System.Diagnostics;
using StreamClass.Conformance;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Conformance.Proving;

const int Proved = 0;
const int NotProved = 1;
const int NotTried = 2;

Options options;
try
{
    if (ConformanceBuild.SwitchPrefix is { } prefix && args is [Worker.Argument])
    {
        Worker.Run(prefix);
        return Proved;
    }

    if (args is [RawRequestsOptions.Command, .. var rest] && !rest.Contains("--help"))
    {
        return await RawRequestsRun.RunAsync(RawRequestsOptions.Parse(rest)) ? Proved : NotProved;
    }

    options = Options.Parse(args is [RawRequestsOptions.Command, ..] ? ["--help"] : args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine($"{exception.Message}\n\n{Options.Help}");
    return NotTried;
}

if (options.IsHelp)
{
    Console.WriteLine(Options.Help);
    return Proved;
}

if (ConformanceBuild.SwitchPrefix is null)
{
    Console.Error.WriteLine($"Nothing can be switched off in this build. Say: {ConformanceBuild.Command}");
    return NotTried;
}

var rows = ConformanceRows.ReadAll().Select(static row => row.FullName)
    .Where(row => row.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)).ToArray();
if (rows.Length == 0)
{
    Console.Error.WriteLine($"No row of tests/StreamClass.Tests/Conformance/Rows is named like \"{options.Filter}\".");
    return NotTried;
}

var clock = Stopwatch.StartNew();
var report = new Report(options.IsVerbose);
using var workers = new WorkerPool(options.TimeLimit) { Hung = report.Hung };
var prover = new RowProver(workers, ConformanceTest.ByRow(), options.Jobs) { TestDone = report.Done, RowDone = report.Done };
report.Begin(rows.Length, prover.TestsOf(rows).Count);
var proofs = await prover.ProveAsync(rows);
var proved = proofs.Count(static proof => proof.IsProved);
report.End(proved, rows.Length, clock.Elapsed);
return proved == rows.Length ? Proved : NotProved;
