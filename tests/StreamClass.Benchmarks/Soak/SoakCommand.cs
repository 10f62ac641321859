using System.Globalization;

namespace StreamClass.Benchmarks.Soak;

/// <summary>soak [--requests &lt;number&gt;]</summary>
internal sealed class SoakCommand : IBenchmarkCommand
{
    private const long Requests = 100_000_000;

    private const string Help =
        """
        A long run on a live machine: two clients, 1 % of the requests cancelled, 0.1 % too slow, memory flat, every request accounted for
        as the clients saw it and as the minidriver did. Ctrl+C ends it early, with its summary.

          dotnet run -c Release --project tests/StreamClass.Benchmarks -- soak [options]

          --requests <n>     how many requests, 100000000 unless said otherwise
          --help             prints this

        Exit code: 0 all adds up, 1 something does not, 130 interrupted.
        """;

    public string Name => "soak";

    public string Summary => "100 million requests, some cancelled, some too slow, every one accounted for";

    public Task<ExitCode> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                return SoakAsync(Requests);
            case ["--requests", var text] when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var requests) && requests > 0:
                return SoakAsync(requests);
            case ["--help"]:
                Console.WriteLine(Help);
                return Task.FromResult(ExitCode.Done);
            default:
                throw new FormatException($"'soak {string.Join(' ', arguments)}' is not understood.\n\n{Help}");
        }
    }

    private static async Task<ExitCode> SoakAsync(long requests)
    {
        using var interrupted = new CancellationTokenSource();
        ConsoleCancelEventHandler onKey = (_, key) =>
        {
            // A second time ends the process at once.
            key.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        };
        Console.CancelKeyPress += onKey;
        try
        {
            var run = new SoakRun(requests);
            await run.RunAsync(interrupted.Token);
            return run.Report() ? interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done : ExitCode.Failed;
        }
        finally
        {
            Console.CancelKeyPress -= onKey;
        }
    }
}
