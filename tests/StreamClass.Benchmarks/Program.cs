using StreamClass.Benchmarks.Exploration;

const string Help =
    """
    What the class driver and its simulation cost.

      dotnet run -c Release --project tests/StreamClass.Benchmarks -- explore [--schedules <number>]

      explore    how many schedules a second an exploration makes, how many of them differ, and after how many it finds a planted bug

    --schedules  how many schedules a round has; 20000 unless said
    """;

switch (args)
{
    case ["explore"]:
        ExploreBenchmark.Run(20_000);
        return 0;
    case ["explore", "--schedules", var text] when int.TryParse(text, out var schedules) && schedules > 0:
        ExploreBenchmark.Run(schedules);
        return 0;
    case ["--help"]:
        Console.WriteLine(Help);
        return 0;
    default:
        Console.Error.WriteLine($"There is no benchmark '{string.Join(' ', args)}'.\n\n{Help}");
        return 2;
}
