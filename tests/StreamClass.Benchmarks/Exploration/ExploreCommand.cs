using System.Globalization;

namespace StreamClass.Benchmarks.Exploration;

/// <summary>explore [--schedules &lt;number&gt;]</summary>
internal sealed class ExploreCommand : IBenchmarkCommand
{
    private const int Schedules = 20_000;

    private const string Help =
        """
        How many schedules a second an exploration makes, how many of them differ, and after how many it finds a planted bug.

          dotnet run -c Release --project tests/StreamClass.Benchmarks -- explore [options]

          --schedules <n>    how many schedules a round has, 20000 unless said otherwise
          --help             prints this
        """;

    public string Name => "explore";

    public string Summary => "how many schedules a second an exploration makes, and how soon it finds a planted bug";

    public Task<ExitCode> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                ExploreBenchmark.Run(Schedules);
                break;
            case ["--schedules", var text]
                when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var schedules) && schedules > 0:
                ExploreBenchmark.Run(schedules);
                break;
            case ["--help"]:
                Console.WriteLine(Help);
                break;
            default:
                throw new FormatException($"'explore {string.Join(' ', arguments)}' is not understood.\n\n{Help}");
        }

        return Task.FromResult(ExitCode.Done);
    }
}
