using StreamClass.Campaigns;
using StreamClass.Campaigns.Museum;
using StreamClass.Campaigns.Removal;

const string Help =
    """
    Runs that take too long for a test.

      dotnet run -c Release --project tests/StreamClass.Campaigns -- <command> [options]

      museum     how many schedules each strategy needs until it finds each bug of the museum
      removal    pulls the card out at every preemption point of the clip that the DVD sample plays

    Each command prints its own options with --help.
    """;

try
{
    switch (args)
    {
        case [MuseumOptions.Command, .. var rest]:
            return (int)MuseumCampaign.Run(rest);
        case [RemovalOptions.Command, .. var rest]:
            return (int)await RemovalCampaign.RunAsync(rest);
        case ["--help"]:
            Console.WriteLine(Help);
            return (int)ExitCode.Done;
        default:
            throw new FormatException(args is [var first, ..] ? $"There is no command '{first}'." : "Which campaign?");
    }
}
catch (FormatException exception)
{
    Console.Error.WriteLine($"{exception.Message}\n\n{Help}");
    return (int)ExitCode.NotTried;
}
