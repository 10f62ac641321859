using System.Globalization;

namespace StreamClass.Campaigns.Removal;

/// <summary>What the command line asks of the removals.</summary>
internal sealed record RemovalOptions
{
    public const string Command = "removal";

    public const string Help =
        """
        Plays the clip on the DVD sample in virtual time, and pulls the card out: once at every preemption point of the play. Then plugs it in again.

          dotnet run -c Release --project tests/StreamClass.Campaigns -- removal [options]

          --every <n>        takes every so-manieth point, all of them unless said otherwise
          --threads <n>      how many runs go on at once, one for each processor unless said otherwise
          --decode           has the card decode the pictures, and compares them too; takes many times as long
          --replay <name>    does one of them again, such as unplug@137
          --help             prints this

        Exits with 0 when the play has borne all of them, 1 when it has not, 2 when the options make no sense, 130 after Ctrl+C.
        """;

    public int Every { get; private init; } = 1;

    public int Threads { get; private init; } = Environment.ProcessorCount;

    public bool Decodes { get; private init; }

    public string? Replayed { get; private init; }

    public bool IsHelp { get; private init; }

    /// <exception cref="FormatException">The arguments are not understood.</exception>
    public static RemovalOptions Parse(string[] arguments)
    {
        var options = new RemovalOptions();
        while (arguments.Length > 0)
        {
            (options, arguments) = arguments switch
            {
                ["--every", var number, .. var rest] => (options with { Every = Positive(number) }, rest),
                ["--threads", var number, .. var rest] => (options with { Threads = Positive(number) }, rest),
                ["--decode", .. var rest] => (options with { Decodes = true }, rest),
                ["--replay", var name, .. var rest] => (options with { Replayed = name }, rest),
                ["--help", .. var rest] => (options with { IsHelp = true }, rest),
                _ => throw new FormatException($"{Command} has no option '{string.Join(' ', arguments)}'; {Command} --help lists them."),
            };
        }

        return options;
    }

    private static int Positive(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new FormatException($"'{number}' is not a positive number.");
}
