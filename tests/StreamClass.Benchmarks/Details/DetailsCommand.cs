using BenchmarkDotNet.Running;

namespace StreamClass.Benchmarks.Details;

/// <summary>details: the same paths under BenchmarkDotNet.</summary>
internal sealed class DetailsCommand : IBenchmarkCommand
{
    /// <remarks>In this process, because a generated project would take over the build rules of this repository.</remarks>
    private static readonly string[] Always = ["--inProcess", "--filter"];

    public string Name => "details";

    public string Summary => "the same paths under BenchmarkDotNet; takes its options, such as --filter and --job dry";

    public Task<ExitCode> RunAsync(string[] arguments)
    {
        string[] given = Array.IndexOf(arguments, "--filter") < 0 ? [.. Always, "*", .. arguments] : [Always[0], .. arguments];
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(DetailsCommand).Assembly).Run(given);
        var isDone = summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success));
        return Task.FromResult(isDone ? ExitCode.Done : ExitCode.Failed);
    }
}
