using System.Globalization;

namespace StreamClass.Benchmarks.Headline;

/// <summary>What the command line asks for.</summary>
internal sealed record HeadlineOptions
{
    public const string Help =
        """
        What an awaited write costs, beside the floor and the peers, in one table.

          dotnet run -c Release --project tests/StreamClass.Benchmarks -- headline [options]

          --rounds <n>    how many rounds the medians are of, 25 unless said otherwise, or fewer on a busy machine
          --only <load>   measures one load: 1x1, 1x64, 2x1, 2x64, 4x1 or 4x64 (clients x depth)
          --json          prints the figures for a program
          --help          prints this

        ours     pin.WriteAsync of the caller's own buffer, awaited, on a live machine with its defaults; each client has a pin.
                 no token: the minidriver completes in the call. token: the same with a long-lived CancellationToken.
                 pends: the minidriver keeps the request and completes it in a High call that it asks for.
        floor    the same client loop around an interface call under one compare-exchange. Its clients are served in no order.
        peers    the same client loop, the same contract: a handler that is never entered twice, a client that awaits.

        The clients are work of the thread pool: with fewer processors than clients, one that never has to wait keeps another from
        running, which the table of shares shows. At depth 64 a client awaits its oldest request before it submits another, so 64 are
        always outstanding. All figures are for one request, of all clients together: medians of the rounds, each of which runs every
        variant once, and the floor at its beginning and at its end. A round in which these two differ by more than 30 % is repeated,
        up to half as many times as there are rounds. Bytes are those of the whole process. A run whose callbacks, submissions and
        completions do not agree, or whose handler was entered twice at once, ends the command.
        """;

    public IReadOnlyList<Load> Loads { get; private init; } = Load.All;

    public int Rounds { get; private init; } = 25;

    /// <summary>How long a load may take, so that all of them take less than two minutes on a busy machine too.</summary>
    public TimeSpan Limit { get; private init; } = TimeSpan.FromSeconds(16);

    public bool IsJson { get; private init; }

    public bool IsHelp { get; private init; }

    /// <exception cref="FormatException">The arguments are not understood.</exception>
    public static HeadlineOptions Parse(string[] arguments)
    {
        var options = new HeadlineOptions();
        while (arguments.Length > 0)
        {
            (options, arguments) = arguments switch
            {
                ["--rounds", var number, .. var rest] => (options with { Rounds = Positive(number), Limit = TimeSpan.MaxValue }, rest),
                ["--only", var load, .. var rest] => (options with { Loads = [Load.Parse(load)] }, rest),
                ["--json", .. var rest] => (options with { IsJson = true }, rest),
                ["--help", .. var rest] => (options with { IsHelp = true }, rest),
                _ => throw new FormatException($"'{arguments[0]}' is not understood.\n\n{Help}"),
            };
        }

        return options;
    }

    private static int Positive(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new FormatException($"'{number}' is not a positive number.");
}
