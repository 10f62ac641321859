using StreamClass.Benchmarks;
using StreamClass.Benchmarks.Details;
using StreamClass.Benchmarks.Exploration;
using StreamClass.Benchmarks.Headline;
using StreamClass.Benchmarks.Measures;
using StreamClass.Benchmarks.Soak;

IBenchmarkCommand[] commands =
[
    new HeadlineCommand(),
    new DetailsCommand(),
    new ExploreCommand(),
    new MeasuresCommand(),
    new SoakCommand(),
];

if (args is ["--help"])
{
    Console.WriteLine(Help());
    return (int)ExitCode.Done;
}

try
{
    var command = Array.Find(commands, command => args is [var name, ..] && command.Name == name)
        ?? throw new FormatException($"{(args is [var name, ..] ? $"There is no command '{name}'." : "Which benchmark?")}\n\n{Help()}");
    return (int)await command.RunAsync(args[1..]);
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    return (int)ExitCode.NotTried;
}

string Help() =>
    $"""
    What the class driver and its simulation cost.

      dotnet run -c Release --project tests/StreamClass.Benchmarks -- <command> [options]

    {string.Join('\n', commands.Select(command => $"  {command.Name,-10} {command.Summary}"))}

    Each command prints its own options with --help.
    """;
